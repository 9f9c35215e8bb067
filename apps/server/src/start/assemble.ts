import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ScenarioDetail, type Capture } from '@leakscope/protocol';
import { Runs, type RunEvent } from '@leakscope/runs';
import { describeScenario } from '@leakscope/scenarios';
import type { Hono } from 'hono';
import { createApp } from '../app.ts';
import { Hub } from '../hub/hub.ts';
import { loadPage } from '../page/page.ts';
import { NewerDatabase } from '../store/schema.ts';
import { Store } from '../store/store.ts';
import { Verifications } from '../verifications/verifications.ts';
import { causesOf, listScenarios } from './list-scenarios.ts';
import { StartError } from './start-error.ts';

/** Where the dashboard's build puts it, seen from this file's. */
const PAGE_DIRECTORY = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const PACKAGE_FILE = new URL('../../package.json', import.meta.url);

export interface AssembleOptions {
  /** The data directory. */
  readonly data: string;
  readonly token: string;
  /** What the server listens on. */
  readonly host: string;
  readonly maxSandboxes: number;
  /** Of a sandbox that names none, in bytes. */
  readonly memoryCap: number;
  readonly log: (line: string) => void;
}

/** The whole server but its socket. */
export interface Assembly {
  readonly app: Hono;
  /** Ends runs, event streams and the store, in this order: the page still hears how its runs end. */
  readonly close: (disconnect?: () => Promise<void>) => Promise<void>;
}

/** Puts the parts together. @throws StartError where the data directory cannot be used */
export async function assemble(options: AssembleOptions): Promise<Assembly> {
  const { log } = options;
  const hub = new Hub();
  const store = await openStore(options.data, hub, log);
  const runs = new Runs({
    maxSandboxes: options.maxSandboxes,
    memoryCap: options.memoryCap,
    observe: (event: RunEvent) => {
      // First the store: who hears that a capture is ready may ask for its profile at once.
      store.record(event);
      hub.publish(event);
    },
  });
  const verifications = new Verifications({
    runs,
    keep: (verification) => store.keepVerification(verification),
    log,
  });
  const app = createApp({
    runs,
    verifications,
    scenarios: { list: listScenarios, find: describe },
    hub,
    store,
    page: await loadPage(PAGE_DIRECTORY),
    access: { token: options.token, host: options.host, machine: hostname() },
    version: await version(),
    log,
  });
  return {
    app,
    close: async (disconnect) => {
      await verifications.close();
      await runs.close();
      hub.close();
      await disconnect?.();
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
  if (scenario === undefined) return undefined;
  return ScenarioDetail.parse({ ...scenario, causes: causesOf(scenario) });
}

async function version(): Promise<string> {
  const { version: named } = JSON.parse(await readFile(PACKAGE_FILE, 'utf8')) as {
    version: string;
  };
  return named;
}
