import { describe, expect, it } from 'vitest';
import type { Point } from './statistics/theil-sen.ts';
import { normalFrom } from './testing/series.ts';
import { warmUpOf } from './warm-up.ts';

const points = (values: readonly number[]): Point[] => values.map((y, x) => ({ x, y }));
const grown = (count: number, by: (index: number) => number): number[] =>
  Array.from({ length: count }, (_, index) => by(index));

describe('the warm-up', () => {
  it('is empty where the readings lie on a line', () => {
    for (const slope of [0, 1, -3, 10 * 2 ** 20]) {
      expect(warmUpOf(points(grown(9, (index) => 5e6 + slope * index)))).toBe(0);
    }
  });

  it('is what comes before the line', () => {
    expect(warmUpOf(points([500, ...grown(10, (index) => 600 + 7 * index)]))).toBe(1);
    expect(warmUpOf(points([0, 500, 300, ...grown(10, (index) => 600 + 7 * index)]))).toBe(3);
  });

  it('is found in noise as well', () => {
    const normal = normalFrom(3);
    const values = grown(20, (index) => 1000 * Math.exp(-index) + 20 * index + 5 * normal());
    const cut = warmUpOf(points(values));
    expect(cut).toBeGreaterThanOrEqual(3);
    expect(cut).toBeLessThanOrEqual(6);
  });

  it('takes at most half of the readings and leaves six', () => {
    const bent = (count: number) => points(grown(count, (index) => Math.sqrt(index)));
    expect(warmUpOf(bent(24))).toBeLessThanOrEqual(12);
    expect(warmUpOf(bent(8))).toBeLessThanOrEqual(2);
    expect(warmUpOf(bent(6))).toBe(0);
  });

  it('is seldom seen where there is only noise', () => {
    const normal = normalFrom(11);
    const cuts = grown(200, () => warmUpOf(points(grown(12, normal))));
    expect(cuts.filter((cut) => cut > 3).length).toBeLessThan(20);
  });
});
