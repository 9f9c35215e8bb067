import type { Reading } from '@leakscope/verdict';
import { randomFrom } from '../../random.ts';
import { median } from '../../statistics.ts';
import type { Labelled } from '../rules/slopes.ts';
import { HEALTHY, LEAKS, type Shape } from './families.ts';

/** The heap of a healthy process, as it was read, in bytes. */
export interface Noise {
  readonly operations: readonly number[];
  readonly heap: readonly number[];
}

export interface Series extends Labelled {
  readonly family: string;
}

/** Growth is so many times the noise: at least, and at most. */
export const LEAST_GROWTH = 3;
export const MOST_GROWTH = 100;

/** How far a heap strays: its highest less its lowest. */
export function rangeOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/**
 * Series of known truth, every second one a leak and every family as often as the others of its half.
 * Each is a heap drawn from `noises` and a shape drawn from its family, which grows by 3 to 100 times the noise, small growth as likely as great (log-uniform). The
 * noise is how far that heap strays, or how far half of all do, whichever is more: that one run was
 * quiet is luck. The same for the same seed.
 */
export function generate(noises: readonly Noise[], seed: number, count: number): Series[] {
  const random = randomFrom(seed);
  const halves = [Object.entries(LEAKS), Object.entries(HEALTHY)];
  const usual = noises.length > 0 ? median(noises.map(({ heap }) => rangeOf(heap))) : 0;
  return Array.from({ length: count }, (_, index) => {
    const half = halves[index % 2] ?? [];
    const [family, draw] = half[(index >> 1) % half.length] ?? [];
    const noise = noises[Math.floor(random() * noises.length)];
    if (family === undefined || draw === undefined || !noise) throw new Error('no noise recorded');
    const strays = Math.max(usual, rangeOf(noise.heap));
    const growth = strays * LEAST_GROWTH * (MOST_GROWTH / LEAST_GROWTH) ** random();
    return {
      leak: index % 2 === 0,
      family,
      readings: readingsOf(noise, growth, draw(random)),
    };
  });
}

function readingsOf({ operations, heap }: Noise, growth: number, shape: Shape): Reading[] {
  const [base, first, last] = [heap[0] ?? 0, operations[0] ?? 0, operations.at(-1) ?? 0];
  return operations.map((done, index) => {
    const strayed = heap[index] ?? base;
    const grown = growth * shape((done - first) / (last - first));
    return { operations: done, t: index, values: { heap: Math.round(strayed + grown) } };
  });
}
