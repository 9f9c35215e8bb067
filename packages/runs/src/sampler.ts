import { InspectorError, type Inspected } from '@leakscope/inspector';
import type { Gc, Sample } from '@leakscope/protocol';

/** Four samples a second. */
const PERIOD_MS = 250;
/** A process that does not answer by then is sampled without its own word. */
const ANSWER_MS = 220;
/** An extra sample, after an operation, comes at least this long after the last one. */
const EXTRA_GAP_MS = 60;

export interface SamplerOptions {
  readonly inspected: Inspected;
  readonly observe: (sample: Sample, collections: Gc[]) => void;
  readonly signal: AbortSignal;
}

/** Reads a process at a steady pace for as long as it lives. */
export class Sampler {
  readonly #options: SamplerOptions;
  #latest: Sample | null = null;
  #readAt = 0;
  #reading: Promise<Sample | null> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #extra: NodeJS.Timeout | undefined;

  constructor(options: SamplerOptions) {
    this.#options = options;
  }

  get latest(): Sample | null {
    return this.#latest;
  }

  start(): void {
    let due = performance.now();
    const turn = () => {
      if (this.#options.signal.aborted) return;
      void this.read(ANSWER_MS);
      const now = performance.now();
      // Turns missed while this process was busy are not made up for.
      due = Math.max(due + PERIOD_MS, now - PERIOD_MS);
      this.#timer = setTimeout(turn, Math.max(0, due - now));
    };
    this.#options.signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#extra);
    });
    turn();
  }

  /** Samples soon, because something has just happened; many such calls make one sample. */
  hurry(): void {
    if (this.#extra !== undefined || this.#options.signal.aborted) return;
    const gap = Math.max(0, this.#readAt + EXTRA_GAP_MS - performance.now());
    this.#extra = setTimeout(() => {
      this.#extra = undefined;
      void this.read(ANSWER_MS);
    }, gap);
  }

  /** Samples now, `isFresh` without what was asked before. `null` once the process is gone. */
  async read(answerMs: number, isFresh = false): Promise<Sample | null> {
    // One reading at a time: the probe hands out each collection once.
    while (this.#reading !== null) await this.#reading;
    if (this.#options.signal.aborted) return null;
    this.#reading = this.#read(answerMs, isFresh);
    try {
      return await this.#reading;
    } finally {
      this.#reading = null;
    }
  }

  async #read(answerMs: number, isFresh: boolean): Promise<Sample | null> {
    try {
      const { reading, collections } = await this.#options.inspected.read(answerMs, isFresh);
      this.#readAt = performance.now();
      if (this.#options.signal.aborted) return null;
      this.#latest = reading;
      this.#options.observe(reading, collections);
      return reading;
    } catch (error) {
      if (error instanceof InspectorError) return null;
      throw error;
    }
  }
}
