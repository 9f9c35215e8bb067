import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WATCHDOG = fileURLToPath(new URL('../dist/watchdog.js', import.meta.url));

/** The children of this process, each in a group of its own, none of which outlives it. */
export class Children {
  readonly #alive = new Map<number, ChildProcess>();
  #watchdog: ChildProcess | null = null;

  /** Starts a Node process. `args` begin with Node's own flags. */
  spawn(args: readonly string[], options: SpawnOptions): ChildProcess {
    this.#watch();
    const child = spawn(process.execPath, args, { ...options, detached: true, windowsHide: true });
    const { pid } = child;
    if (pid === undefined) return child;
    this.#alive.set(pid, child);
    this.#tell(`+${pid}`);
    child.once('exit', () => {
      this.#alive.delete(pid);
      this.#tell(`-${pid}`);
    });
    return child;
  }

  /** Kills a child with all that it started. Resolves once it is gone. */
  async kill(child: ChildProcess): Promise<void> {
    const { pid } = child;
    if (pid === undefined || !this.#alive.has(pid)) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
    await gone;
  }

  /** Kills every child. Resolves once all are gone. */
  async close(): Promise<void> {
    await Promise.all([...this.#alive.values()].map((child) => this.kill(child)));
    const watchdog = this.#watchdog;
    this.#watchdog = null;
    watchdog?.stdin?.end();
  }

  #watch(): void {
    if (this.#watchdog !== null) return;
    // A group of its own, so that Ctrl-C does not end it before its parent.
    const watchdog = spawn(process.execPath, [WATCHDOG], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      windowsHide: true,
      env: {},
    });
    this.#watchdog = watchdog;
    watchdog.unref();
    watchdog.stdin?.on('error', () => watchdog.kill());
    watchdog.once('exit', () => {
      if (this.#watchdog !== watchdog) return;
      this.#watchdog = null;
      this.#watch();
    });
    for (const pid of this.#alive.keys()) this.#tell(`+${pid}`);
  }

  #tell(line: string): void {
    this.#watchdog?.stdin?.write(`${line}\n`);
  }
}
