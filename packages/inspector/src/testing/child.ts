import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Inspected } from '../inspected.ts';
import { WebSocketSession } from '../session.ts';

const START_DEADLINE_MS = 20_000;

/** A Node process that runs a script of the test's, and the inspector's session with it. */
export interface RunningChild {
  readonly process: ChildProcess;
  readonly file: string;
  readonly session: WebSocketSession;
  /**
   * What an expression gives, or what the promise that it gives settles to, as far as JSON can say,
   * where `globalThis` holds the script's.
   */
  answer(expression: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** The same, watched. */
export interface WatchedChild extends RunningChild {
  readonly inspected: Inspected;
  /** Evaluates, and lets the event loop turn. */
  evaluate(expression: string): Promise<void>;
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
export async function startChild(script: string): Promise<RunningChild> {
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
  return {
    process: child,
    file,
    session,
    async answer(expression) {
      const asked = await session.post('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      });
      return (asked as { result: { value?: unknown } }).result.value;
    },
    async stop() {
      session.close();
      child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A child that is watched as a sandbox is. */
export async function watchChild(script: string): Promise<WatchedChild> {
  const child = await startChild(script);
  const { process: running, session } = child;
  const inspected = await Inspected.attach(session, { pid: running.pid ?? 0, sandbox: true });
  return {
    ...child,
    inspected,
    async evaluate(expression) {
      await child.answer(`${expression}; 0`);
      // Promises settle, and weak references may die, only when the event loop turns.
      await new Promise((resolve) => setTimeout(resolve, 100));
    },
  };
}
