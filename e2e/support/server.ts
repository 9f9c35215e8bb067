import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Api } from './api.ts';
import { until } from './until.ts';

/** The public command, as `npm start` calls it. */
const START = resolve(import.meta.dirname, '../../packages/tooling/src/start.mjs');
const READY_MS = 60_000;
const END_MS = 20_000;

export interface Server {
  readonly api: Api;
  readonly pid: number;
  readonly data: string;
  /** The link a person is given, token included. */
  readonly link: string;
  /** What it has printed until now. */
  output(): string;
  /** Sends a signal and waits until the process has ended. Resolves with its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ServerOptions {
  /** Data directory; one of its own by default, to be removed by `withServer`. */
  readonly data: string;
  /** Free by default. */
  readonly port?: number;
  readonly args?: readonly string[];
}

/** Runs the public command until it has ended, for the cases in which it does so by itself. */
export async function runStart(
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const { child, output } = launch(args);
  const timer = setTimeout(() => child.kill('SIGKILL'), READY_MS);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { code, output: output() };
}

/** Starts a server and waits for its ready line. */
export async function startServer({ data, port = 0, args = [] }: ServerOptions): Promise<Server> {
  const { child, output } = launch(['--port', String(port), '--data', data, ...args]);
  const closed = once(child, 'close') as Promise<[number | null]>;
  const link = await until(
    'the ready line',
    () => {
      if (child.exitCode !== null) throw new Error(`the server did not start:\n${output()}`);
      return /Leakscope is ready: (\S+)/.exec(output())?.[1];
    },
    READY_MS,
  );
  if (child.pid === undefined) throw new Error('a process that printed has a pid');
  return {
    api: new Api(new URL(link).origin),
    pid: child.pid,
    data,
    link,
    output,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
      const [code] = await closed;
      clearTimeout(timer);
      return code;
    },
  };
}

/** A directory of its own for the time of `use`. */
export async function withDirectory<T>(use: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'leakscope e2e '));
  try {
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** A server with a data directory of its own for the time of `use`. */
export async function withServer<T>(
  use: (server: Server) => Promise<T>,
  options: Partial<ServerOptions> = {},
): Promise<T> {
  return withDirectory(async (directory) => {
    const server = await startServer({ data: join(directory, 'data'), ...options });
    try {
      return await use(server);
    } finally {
      await server.end();
    }
  });
}

function launch(args: readonly string[]) {
  const { LEAKSCOPE_TOKEN: _token, PORT: _port, HOST: _host, ...env } = process.env;
  const child = spawn(process.execPath, [START, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return { child, output: () => text };
}
