import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Scenario, ScenarioDetail, type Capture } from '@leakscope/protocol';
import { Runs, type RunEvent } from '@leakscope/runs';
import { catalogue, describeScenario } from '@leakscope/scenarios';
import { createApp } from '../app.ts';
import { Hub } from '../hub/hub.ts';
import { loadPage } from '../page/page.ts';
import { newToken } from '../security/token.ts';
import { NewerDatabase } from '../store/schema.ts';
import { Store } from '../store/store.ts';
import type { Settings } from './flags.ts';
import { link } from './link.ts';
import { listen, portOf, stopListening } from './listen.ts';
import { StartError } from './start-error.ts';

/** Where the dashboard's build puts it, seen from this file's. */
const PAGE_DIRECTORY = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const PACKAGE_FILE = new URL('../../package.json', import.meta.url);

/** A server that answers. */
export interface RunningServer {
  /** The link that opens the dashboard, token included. */
  readonly link: string;
  readonly port: number;
  /** Ends runs, connections and the store, in this order. */
  readonly close: () => Promise<void>;
}

/** @throws StartError where the port, the host or the data directory cannot be had */
export async function startServer(
  settings: Settings,
  log: (line: string) => void,
): Promise<RunningServer> {
  const hub = new Hub();
  const store = await openStore(settings.data, hub, log);
  const runs = new Runs({
    maxSandboxes: settings.maxSandboxes,
    memoryCap: settings.memoryCap,
    observe: (event: RunEvent) => {
      // First the store: who hears that a capture is ready may ask for its profile at once.
      store.record(event);
      hub.publish(event);
    },
  });
  const token = settings.token ?? newToken();
  const app = createApp({
    runs,
    scenarios: {
      list: () => catalogue.map((about) => Scenario.parse(about)),
      find: describe,
    },
    hub,
    store,
    page: await loadPage(PAGE_DIRECTORY),
    access: { token, host: settings.host, machine: hostname() },
    version: await version(),
    log,
  });
  const server = await listen(app, settings.port, settings.host).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const port = portOf(server);
  return {
    port,
    link: link(settings.host, port, token),
    close: async () => {
      // The page still hears how its runs end.
      await runs.close();
      hub.close();
      await stopListening(server);
      await store.close();
    },
  };
}

async function openStore(directory: string, hub: Hub, log: (line: string) => void): Promise<Store> {
  try {
    const onCapture = (capture: Capture) => hub.publish({ name: 'capture', capture });
    return await Store.open({ directory, log, onCapture });
  } catch (error) {
    const why =
      error instanceof NewerDatabase
        ? 'was written by a later version of Leakscope'
        : `cannot be used (${error instanceof Error ? error.message : String(error)})`;
    throw new StartError(`The data directory ${directory} ${why}: choose another with --data.`);
  }
}

async function describe(id: string): Promise<ScenarioDetail | undefined> {
  const scenario = await describeScenario(id);
  return scenario === undefined ? undefined : ScenarioDetail.parse(scenario);
}

async function version(): Promise<string> {
  const { version: named } = JSON.parse(await readFile(PACKAGE_FILE, 'utf8')) as {
    version: string;
  };
  return named;
}
