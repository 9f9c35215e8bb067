import type { Reading } from '@leakscope/verdict';
import { growthsOf, heapOf, type Rule } from './rule.ts';

/** A slope in bytes per cycle, which is a leak from a threshold on. */
export interface SlopeRule {
  readonly subject: string;
  readonly slope: (readings: readonly Reading[]) => number;
}

/** memlab's `verify-fix` draws the line from the first heap to the last. */
export const endpointSlope: SlopeRule = {
  subject: 'memlab',
  slope: (readings) => {
    const heap = heapOf(readings);
    return ((heap.at(-1) ?? 0) - (heap[0] ?? 0)) / Math.max(1, heap.length - 1);
  },
};

/**
 * next-leak at first took the mean growth of the cycles but for the first, which it held for the
 * warm-up (`trend.ts`).
 */
export const meanSlope: SlopeRule = {
  subject: 'next-leak',
  slope: (readings) => {
    const growths = growthsOf(heapOf(readings)).slice(1);
    return growths.reduce((sum, growth) => sum + growth, 0) / Math.max(1, growths.length);
  },
};

/** A series whose truth is known. */
export interface Labelled {
  readonly leak: boolean;
  readonly readings: readonly Reading[];
}

/**
 * The rule with the threshold that makes the fewest mistakes on the very series that it is then
 * judged by: better than any threshold that could have been chosen before. (next-leak's was 256 KiB a
 * cycle, memlab states none.)
 */
export function withBestThreshold(
  { subject, slope }: SlopeRule,
  series: readonly Labelled[],
): Rule & { readonly threshold: number } {
  const slopes = series
    .map(({ leak, readings }) => ({ leak, slope: slope(readings) }))
    .toSorted((a, b) => b.slope - a.slope);
  // With a threshold above all slopes, every leak is missed; each slope it is lowered past puts one
  // leak right, or one healthy series wrong.
  let mistakes = slopes.filter(({ leak }) => leak).length;
  let best = { mistakes, threshold: Number.POSITIVE_INFINITY };
  for (const { leak, slope: threshold } of slopes) {
    mistakes += leak ? -1 : 1;
    if (mistakes < best.mistakes) best = { mistakes, threshold };
  }
  const { threshold } = best;
  return { subject, threshold, isLeak: (readings) => slope(readings) >= threshold };
}
