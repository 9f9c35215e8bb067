import type { Run } from '@leakscope/protocol';
import { assemble, type AssembleOptions } from '../start/assemble.ts';
import { listen, portOf, stopListening } from '../start/listen.ts';
import { temporaryDirectory } from './directory.ts';

const MIB = 1024 ** 2;
/** The token of servers in tests. */
export const TOKEN = 'the token';

export interface TestServer extends AsyncDisposable {
  readonly directory: string;
  /** What it has said until now. */
  readonly said: string[];
  /** Asks without a socket, as a program on this machine would. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Sends JSON. */
  post(path: string, body?: unknown): Promise<Response>;
  /** Starts a sandbox. */
  start(scenario: string, variant?: 'leak' | 'fixed', memoryCap?: number): Promise<Run>;
  /** Listens on a free port. @returns the origin */
  listen(): Promise<string>;
}

/** A whole server with real sandboxes and a data directory of its own. */
export async function testServer(options: Partial<AssembleOptions> = {}): Promise<TestServer> {
  const directory = await temporaryDirectory();
  const said: string[] = [];
  const { app, close } = await assemble({
    data: directory.path,
    token: TOKEN,
    host: '127.0.0.1',
    maxSandboxes: 4,
    memoryCap: 256 * MIB,
    log: (line) => said.push(line),
    ...options,
  });
  let disconnect: (() => Promise<void>) | undefined;

  const request = async (path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: withHost(init.headers) });
  const post = (path: string, body?: unknown) =>
    request(path, {
      method: 'POST',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
  return {
    directory: directory.path,
    said,
    request,
    post,
    async start(scenario, variant = 'leak', memoryCap) {
      const cap = memoryCap === undefined ? {} : { memoryCap };
      const answer = await post('/api/runs', { scenario, variant, ...cap });
      if (answer.status !== 201) throw new Error(await answer.text());
      return (await answer.json()) as Run;
    },
    async listen() {
      const server = await listen(app, 0, '127.0.0.1');
      disconnect = () => stopListening(server);
      return `http://127.0.0.1:${portOf(server)}`;
    },
    async [Symbol.asyncDispose]() {
      await close(disconnect);
      await directory[Symbol.asyncDispose]();
    },
  };
}

function withHost(given: RequestInit['headers']): Headers {
  const headers = new Headers(given);
  if (!headers.has('host')) headers.set('host', 'localhost:8080');
  return headers;
}
