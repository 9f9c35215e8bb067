import type { Sample } from '@leakscope/protocol';
import { Ring } from './ring.ts';

/** Somebody who follows a run. */
export interface Follower {
  wake(): void;
}

/** What the hub knows of one run: its latest events and who reads them. */
export class Channel {
  readonly run: string;
  readonly ring: Ring;
  readonly readers = new Set<Follower>();
  /** True once nothing more will come. */
  ended = false;
  /** The latest reading of the process. */
  sample: Sample | undefined;
  /** Collections seen. */
  collections = 0;

  constructor(run: string, capacity: number) {
    this.run = run;
    this.ring = new Ring(capacity);
  }

  push(text: string): void {
    this.ring.push(text);
    this.#wake();
  }

  end(): void {
    this.ended = true;
    this.#wake();
  }

  #wake(): void {
    for (const reader of this.readers) reader.wake();
  }
}
