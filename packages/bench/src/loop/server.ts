import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../../tooling/src/start.mjs', import.meta.url));

/** A server of its own, started by the public command. */
export interface BenchServer {
  readonly pid: number;
  readonly origin: string;
  post(path: string, body: object): Promise<{ id: string }>;
  stop(): Promise<void>;
}

export async function startServer(): Promise<BenchServer> {
  const data = await mkdtemp(join(tmpdir(), 'leakscope-bench-'));
  const child = spawn(process.execPath, [START, '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const origin = await readOrigin(child.stdout);
  child.stdout.resume();
  return {
    pid: child.pid ?? 0,
    origin,
    async post(path, body) {
      const response = await fetch(new URL(path, origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return (await response.json()) as { id: string };
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      process.off('exit', kill);
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function readOrigin(stdout: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    const url = /Leakscope is ready: (\S+)/.exec(line)?.[1];
    if (url !== undefined) return new URL(url).origin;
  }
  throw new Error('The server ended before it was ready.');
}
