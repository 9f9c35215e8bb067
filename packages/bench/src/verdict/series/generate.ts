import type { Reading } from '@leakscope/verdict';
import { randomFrom } from '../../random.ts';
import type { Labelled } from '../rules/slopes.ts';
import { type Family, HEALTHY, LEAKS } from './families.ts';

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
const MOST_GROWTH = 100;

/** How far noise strays: its highest less its lowest. */
export function rangeOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/**
 * Series of known truth, every second one a leak and every family as often as the others of its half.
 * Each is the noise of a process drawn from `noises`, mirrored in time or in value half of the time
 * each, and a shape drawn from its family, which grows by 3 to 100 times the range of that noise, small
 * growth as likely as great (log-uniform). The same for the same seed.
 */
export function generate(noises: readonly Noise[], seed: number, count: number): Series[] {
  const random = randomFrom(seed);
  const halves = [Object.entries(LEAKS), Object.entries(HEALTHY)];
  return Array.from({ length: count }, (_, index) => {
    const half = halves[index % 2] ?? [];
    const [family, draw] = half[(index >> 1) % half.length] ?? [];
    const noise = noises[Math.floor(random() * noises.length)];
    if (family === undefined || draw === undefined || !noise) throw new Error('no noise recorded');
    return { leak: index % 2 === 0, family, readings: readingsOf(noise, draw, random) };
  });
}

function readingsOf(noise: Noise, draw: Family, random: () => number): Reading[] {
  const [mirrored, reversed] = [random() < 0.5, random() < 0.5];
  const growth = rangeOf(noise.heap) * LEAST_GROWTH * (MOST_GROWTH / LEAST_GROWTH) ** random();
  const shape = draw(random);
  const heap = reversed ? noise.heap.toReversed() : noise.heap;
  const base = heap[0] ?? 0;
  const [first, last] = [noise.operations[0] ?? 0, noise.operations.at(-1) ?? 0];
  return heap.map((value, index) => {
    const operations = noise.operations[index] ?? last;
    const share = (operations - first) / (last - first);
    const stray = mirrored ? base - value : value - base;
    return {
      operations,
      t: index,
      values: { heap: Math.round(base + stray + growth * shape(share)) },
    };
  });
}
