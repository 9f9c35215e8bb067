import { setTimeout as delay } from 'node:timers/promises';
import type { CreateLoad, Gc, Load, LoadPoint, Sample } from '@leakscope/protocol';
import type { Children } from '../children.ts';
import { RunError } from '../types.ts';
import { LoadProcess } from './load-process.ts';
import type { GeneratorProgress } from './messages.ts';
import { reportLoad } from './report.ts';
import { LoadWindow } from './window.ts';

/** What ends by itself, such as requests with a timeout, has ended by then. */
const SETTLE_MS = 1500;

/** Points kept of a load, the protocol's `MAX_LOAD_POINTS`; of a longer one every other is dropped. */
const MAX_POINTS = 600;

export interface LoadsOptions {
  readonly children: Children;
  readonly observe: (load: Load) => void;
  /** Where an operation is asked for. */
  readonly target: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  /** Collects garbage and reads. @throws RunError */
  readonly gc: () => Promise<Sample>;
}

/** The loads of one run, one at a time. */
export class Loads {
  readonly #options: LoadsOptions;
  #latest: Load | null = null;
  #process: LoadProcess | null = null;
  #window: LoadWindow | null = null;
  #points: LoadPoint[] = [];
  #cancelled = false;
  #over = false;

  constructor(options: LoadsOptions) {
    this.#options = options;
  }

  /** The load that runs, or ran last. */
  get latest(): Load | null {
    return this.#latest;
  }

  get busy(): boolean {
    return this.#latest?.phase === 'running' || this.#latest?.phase === 'settling';
  }

  /** Begins a load; its progress and its report reach the observer. @throws RunError */
  start({ connections, seconds, requests, rate }: CreateLoad): Load {
    if (this.busy) {
      throw new RunError('wrong-state', 'A load of this run is going on already: cancel it first.');
    }
    this.#cancelled = false;
    const load: Load = {
      phase: 'running',
      connections,
      seconds: seconds ?? null,
      requestsWanted: requests ?? null,
      rate: rate ?? null,
      startedAt: Date.now(),
      endedAt: null,
      requests: 0,
      perSecond: 0,
      latencyMs: null,
      errors: 0,
      error: null,
      report: null,
      points: [],
    };
    this.#points = [];
    this.#tell(load);
    void this.#run(load);
    return load;
  }

  /** Ends the load that runs; its report still follows. @throws RunError */
  cancel(): Load {
    if (this.#latest === null || !this.busy) {
      throw new RunError('wrong-state', 'No load of this run is going on.');
    }
    this.#cancelled = true;
    this.#process?.stop();
    return this.#latest;
  }

  /** The sandbox takes no more: there is no sense in going on asking. */
  stopAtCap(): void {
    this.#process?.stop();
  }

  /** Ends all, because the run has ended. */
  close(): void {
    if (this.#latest !== null && this.busy) {
      const error = 'The run ended before the load did.';
      const points = this.#points;
      this.#tell({ ...this.#latest, phase: 'failed', endedAt: Date.now(), error, points });
    }
    this.#over = true;
    this.#process?.stop();
  }

  note(sample: Sample, collections: readonly Gc[]): void {
    this.#window?.note(sample, collections);
  }

  async #run(load: Load): Promise<void> {
    try {
      const before = await this.#options.gc();
      const window = new LoadWindow();
      this.#window = window;
      const last = this.#cancelled ? null : await this.#generate(load);
      this.#window = null;
      if (last === null) return this.#tell({ ...load, phase: 'cancelled', endedAt: Date.now() });
      const ended = { ...load, ...last, endedAt: Date.now(), points: this.#points };
      if (last.phase === 'failed') return this.#tell({ ...ended, phase: 'failed' });
      this.#tell({ ...ended, phase: 'settling' });
      await delay(SETTLE_MS);
      const report = reportLoad(before, window, await this.#options.gc());
      this.#tell({ ...ended, phase: this.#cancelled ? 'cancelled' : 'done', report });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const ended = { ...(this.#latest ?? load), endedAt: Date.now(), points: this.#points };
      this.#tell({ ...ended, phase: 'failed', error: why });
    } finally {
      this.#window = null;
      this.#process = null;
    }
  }

  async #generate(load: Load): Promise<GeneratorProgress> {
    const { target, children } = this.#options;
    const { connections, seconds, requestsWanted: requests, rate } = load;
    const order = { ...target, connections, seconds, requests, rate };
    const running = new LoadProcess(children, order, (progress) => {
      if (progress.phase !== 'running') return;
      const points = [this.#note(progress)];
      this.#tell({ ...load, ...progress, phase: 'running', points });
    });
    this.#process = running;
    if (this.#over || this.#cancelled) running.stop();
    return await running.ended();
  }

  #note({ perSecond, latencyMs }: GeneratorProgress): LoadPoint {
    const point = { t: Date.now(), perSecond, p99Ms: latencyMs?.p99 ?? null };
    this.#points.push(point);
    if (this.#points.length > MAX_POINTS) this.#points = this.#points.filter((_, i) => i % 2 === 0);
    return point;
  }

  #tell(load: Load): void {
    if (this.#over) return;
    this.#latest = load;
    this.#options.observe(load);
  }
}
