import type { Cycle, Sample } from '@leakscope/protocol';
import { judge, type Judgement } from '@leakscope/verdict';
import { type Cost, resourcesOf } from './calibrate.ts';
import { type Collected, toCycle } from './values.ts';
import type { WarmedUp } from './warm-up.ts';

/** What has been read since the process was warm. */
export class Measurement {
  readonly #warm: WarmedUp;
  readonly #cycles: Cycle[];
  readonly first: Sample;
  #last: Sample;
  #idle: Cycle[] = [];
  #operations: number;
  #ms = 0;

  /** @param first read after warming up */
  constructor(warm: WarmedUp, first: Collected) {
    this.#warm = warm;
    this.#operations = warm.operations;
    this.first = first.sample;
    this.#last = first.sample;
    this.#cycles = [toCycle(first, warm.operations)];
  }

  get last(): Sample {
    return this.#last;
  }

  /** Completed since the process started. */
  get operations(): number {
    return this.#operations;
  }

  /** The first reading and one after each cycle. */
  get readings(): number {
    return this.#cycles.length;
  }

  /** @param ms what the operations took */
  add(collected: Collected, operations: number, ms: number): void {
    this.#operations += operations;
    this.#ms += ms;
    this.#last = collected.sample;
    this.#cycles.push(toCycle(collected, this.#operations));
  }

  /** Takes a reading after a time without load. */
  addIdle(collected: Collected): void {
    this.#idle.push(toCycle(collected, this.#operations));
  }

  /** What operations cost: those of the cycles, or of the warm-up where there is no cycle yet. */
  get cost(): Cost {
    const operations = this.#operations - this.#warm.operations;
    if (operations === 0) return this.#warm;
    const [from, to] = [resourcesOf(this.first), resourcesOf(this.#last)];
    return { operations, ms: this.#ms, from, to };
  }

  /** Bytes allocated by an operation; `null` where nobody counts them. */
  get allocatedPerOperation(): number | null {
    const operations = this.#operations - this.#warm.operations;
    const [from, to] = [this.first.allocated, this.#last.allocated];
    return from === null || to === null || operations === 0 ? null : (to - from) / operations;
  }

  judge(): Judgement {
    const { allocatedPerOperation } = this;
    return judge({ readings: this.#cycles, idle: this.#idle, allocatedPerOperation });
  }

  /** The readings, those marked that the judgement takes for warm-up. */
  cycles({ warmUp }: Judgement): Cycle[] {
    return this.#cycles.map((cycle, index) => ({ ...cycle, warmUp: index < warmUp }));
  }
}
