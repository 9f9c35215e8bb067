import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Inspected } from '../inspected.ts';
import { WebSocketSession } from '../session.ts';

const START_DEADLINE_MS = 20_000;

/** A Node process that runs a script of the test's, watched through its inspector. */
export interface WatchedChild {
  readonly process: ChildProcess;
  readonly file: string;
  readonly session: WebSocketSession;
  readonly inspected: Inspected;
  /** Evaluates in the process, where `globalThis` holds what the script put there. */
  evaluate(expression: string): Promise<void>;
  stop(): Promise<void>;
}

async function lineOf(stream: Readable | null, pattern: RegExp): Promise<string> {
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no ${pattern.source} in time`)),
      START_DEADLINE_MS,
    );
    if (stream === null) return;
    createInterface({ input: stream }).on('line', (line) => {
      const found = pattern.exec(line)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}

/** `script` is the text of an ES module. It is kept alive until `stop`. */
export async function watchChild(script: string): Promise<WatchedChild> {
  const folder = await mkdtemp(join(tmpdir(), 'leakscope-inspector-'));
  const file = join(folder, 'script.mjs');
  await writeFile(
    file,
    `${script}\nglobalThis.alive = setInterval(() => {}, 10);\nconsole.log('ready');\n`,
  );
  const child = spawn(
    process.execPath,
    ['--inspect=127.0.0.1:0', '--inspect-publish-uid=stderr', file],
    { stdio: ['ignore', 'pipe', 'pipe'], env: {} },
  );
  // Before its own script runs, a process is still setting itself up and cannot be watched.
  const [url] = await Promise.all([
    lineOf(child.stderr, /^Debugger listening on (ws:\S+)$/),
    lineOf(child.stdout, /^(ready)$/),
  ]);
  const session = await WebSocketSession.connect(url);
  const inspected = await Inspected.attach(session, { pid: child.pid ?? 0, sandbox: true });
  return {
    process: child,
    file,
    session,
    inspected,
    async evaluate(expression) {
      await session.post('Runtime.evaluate', { expression: `${expression}; 0` });
      // Promises settle, and weak references may die, only when the event loop turns.
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
    async stop() {
      session.close();
      child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
