import type { CpuProfile } from './v8.ts';

/**
 * The lines in which V8 saw a node's samples, given out one sample after the other: which sample was
 * in which line V8 does not say, only how many were in each.
 */
export class Lines {
  readonly #left = new Map<number, { line: number; ticks: number }[]>();

  constructor({ nodes }: CpuProfile, ticks: ReadonlyMap<number, number>) {
    for (const { id, positionTicks = [] } of nodes) {
      const positioned = positionTicks.reduce((sum, { ticks: at }) => sum + at, 0);
      if (positioned !== ticks.get(id)) continue;
      this.#left.set(
        id,
        positionTicks.map((part) => ({ ...part })),
      );
    }
  }

  /** The line of the node's next samples, and for how many of the `ticks` it is. */
  take(node: number, ticks: number): { line: number | undefined; ticks: number } {
    const [next, ...others] = this.#left.get(node) ?? [];
    if (next === undefined) return { line: undefined, ticks };
    const taken = Math.min(next.ticks, ticks);
    next.ticks -= taken;
    if (next.ticks === 0) this.#left.set(node, others);
    return { line: next.line, ticks: taken };
  }
}
