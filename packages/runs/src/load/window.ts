import type { Gc, Sample } from '@leakscope/protocol';

/** Full and minor collections, and what they freed, of a stretch of time. */
export interface Collected {
  readonly ms: number;
  readonly collections: number;
  /** How many of the collections are an estimate. */
  readonly estimated: number;
  readonly freedBytes: number;
}

/** Readings held: ten minutes of four a second, thinned from there on. */
const MAX_READINGS = 2400;

interface Noted {
  readonly sample: Sample;
  readonly collections: readonly Gc[];
}

/** What is read of a process while it is loaded. */
export class LoadWindow {
  #noted: Noted[] = [];

  note(sample: Sample, collections: readonly Gc[]): void {
    this.#noted.push({ sample, collections });
    if (this.#noted.length <= MAX_READINGS) return;
    // Two neighbours become one: the later reading, the collections of both.
    this.#noted = this.#noted.flatMap((noted, index, all) =>
      index % 2 === 0
        ? []
        : [
            {
              ...noted,
              collections: [...(all[index - 1]?.collections ?? []), ...noted.collections],
            },
          ],
    );
  }

  get samples(): Sample[] {
    return this.#noted.map(({ sample }) => sample);
  }

  /** The collections of the part of the window from share `from` to share `to`. */
  collected(from: number, to: number): Collected {
    const first = this.#noted[0]?.sample.t ?? 0;
    const last = this.#noted.at(-1)?.sample.t ?? 0;
    const [begin, end] = [from, to].map((share) => first + share * (last - first));
    const within = this.#noted.filter(({ sample: { t } }) => t > (begin ?? 0) && t <= (end ?? 0));
    const all = within.flatMap(({ collections }) => collections);
    const sum = (list: readonly Gc[], of: (gc: Gc) => number) =>
      list.reduce((total, gc) => total + gc.count * of(gc), 0);
    return {
      ms: (end ?? 0) - (begin ?? 0),
      collections: sum(all, () => 1),
      estimated: sum(all, ({ estimated }) => (estimated ? 1 : 0)),
      freedBytes: sum(all, ({ before, after }) => Math.max(0, before - after)),
    };
  }
}
