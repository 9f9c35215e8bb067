import type { Reading } from '@leakscope/verdict';

/** How someone tells a leak from readings taken after a collection each. */
export interface Rule {
  /** `leakscope`, or the package name of the peer whose rule it is. */
  readonly subject: string;
  readonly isLeak: (readings: readonly Reading[]) => boolean;
}

/** What the peers look at: the heap after each collection. Readings without one are left out. */
export function heapOf(readings: readonly Reading[]): number[] {
  return readings.flatMap(({ values }) => values.heap ?? []);
}

/** What each value grew by. */
export function growthsOf(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => value - (values[index] ?? value));
}

/** The longest run of growths above `least`. */
export function longestRun(growths: readonly number[], least: number): number {
  let [longest, run] = [0, 0];
  for (const growth of growths) {
    run = growth > least ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
