import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Children } from '../children.ts';
import type { GeneratorOrder, GeneratorProgress } from './messages.ts';

const GENERATOR = fileURLToPath(new URL('../../dist/load/generator.js', import.meta.url));
/** Between being asked to end and being killed: a request in flight may still be answered. */
const END_MS = 2000;

/** The load generator's process while it loads. */
export class LoadProcess {
  readonly #children: Children;
  readonly #child: ChildProcess;
  #last: GeneratorProgress | null = null;
  #stopping = false;

  constructor(
    children: Children,
    order: GeneratorOrder,
    onProgress: (progress: GeneratorProgress) => void,
  ) {
    this.#children = children;
    this.#child = children.spawn([GENERATOR], { stdio: ['pipe', 'pipe', 'ignore'], env: {} });
    const { stdin, stdout } = this.#child;
    if (stdin === null || stdout === null) throw new Error('The load generator has no output.');
    stdin.on('error', () => this.#child.kill());
    stdin.write(`${JSON.stringify(order)}\n`);
    createInterface({ input: stdout }).on('line', (line) => {
      this.#last = JSON.parse(line) as GeneratorProgress;
      onProgress(this.#last);
    });
  }

  /** Resolves with the last word, once the process is gone. */
  async ended(): Promise<GeneratorProgress> {
    await new Promise<void>((resolve) => {
      this.#child.once('close', () => resolve());
      this.#child.once('error', () => resolve());
    });
    if (this.#last !== null && this.#last.phase !== 'running') return this.#last;
    const none = { requests: 0, perSecond: 0, latencyMs: null, errors: 0 };
    return { ...(this.#last ?? none), phase: 'failed', error: 'The load generator ended early.' };
  }

  /** Ends the load; `ended` resolves soon. */
  stop(): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#child.stdin?.end();
    const timer = setTimeout(() => void this.#children.kill(this.#child), END_MS);
    this.#child.once('close', () => clearTimeout(timer));
  }
}
