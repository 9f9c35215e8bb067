import { newToken } from '../security/token.ts';
import { assemble } from './assemble.ts';
import type { Settings } from './flags.ts';
import { link } from './link.ts';
import { listen, portOf, stopListening } from './listen.ts';

/** A server that answers. */
export interface RunningServer {
  /** The link that opens the dashboard, token included. */
  readonly link: string;
  readonly port: number;
  /** Ends runs, connections and the store. */
  readonly close: () => Promise<void>;
}

/** @throws StartError where the port, the host or the data directory cannot be had */
export async function startServer(
  settings: Settings,
  log: (line: string) => void,
): Promise<RunningServer> {
  const token = settings.token ?? newToken();
  const { app, close } = await assemble({ ...settings, token, log });
  const server = await listen(app, settings.port, settings.host).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const port = portOf(server);
  return {
    port,
    link: link(settings.host, port, token),
    close: () => close(() => stopListening(server)),
  };
}
