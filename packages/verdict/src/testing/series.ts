import type { Cause } from '../cause.ts';
import type { Reading } from '../types.ts';

/** Readings of one cause, `step` operations apart, the first after `step` operations. */
export function readingsOf(cause: Cause, values: readonly number[], step = 1000): Reading[] {
  return values.map((value, index) => ({
    operations: (index + 1) * step,
    t: 1_700_000_000_000 + index * 500,
    values: { [cause]: value },
  }));
}

/** Numbers from 0 to 1, the same for the same seed: Numerical Recipes' linear congruential one. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** Normally distributed numbers with deviation 1 (Box & Muller). */
export function normalFrom(seed: number): () => number {
  const random = randomFrom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
