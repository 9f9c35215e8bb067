import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalFrom } from '../testing/series.ts';
import { medianSlope, type Point, theilSen } from './theil-sen.ts';

const line = (slope: number, count: number, noise: (x: number) => number = () => 0): Point[] =>
  Array.from({ length: count }, (_, x) => ({ x, y: 100 + slope * x + noise(x) }));

/** Points with whole coordinates, so that sums and differences are exact. */
const somePoints = fc
  .array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 3, maxLength: 25 })
  .map((values) => values.map((y, x): Point => ({ x, y })));

describe('the line through points', () => {
  it('is exact, and its interval a point, where the points lie on one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 1e6 }), { minLength: 2, maxLength: 25 }),
        (slope, xs) => {
          const points = xs.toSorted((a, b) => a - b).map((x) => ({ x, y: 7 + slope * x }));
          expect(theilSen(points)).toEqual({ slope, low: slope, high: slope, intercept: 7 });
        },
      ),
    );
  });

  it('is none where no two points are apart', () => {
    expect(theilSen([])).toBeNull();
    expect(theilSen([{ x: 1, y: 1 }])).toBeNull();
    expect(
      theilSen([
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ]),
    ).toBeNull();
  });

  it('does not mind a quarter of the points being wild', () => {
    const points = line(10, 20, (x) => (x % 4 === 2 ? 1e6 * (x - 9) : 0));
    expect(theilSen(points)?.slope).toBeCloseTo(10, 6);
  });

  it('holds its slope within its interval', () => {
    fc.assert(
      fc.property(somePoints, (points) => {
        const fitted = theilSen(points);
        expect(fitted?.low).toBeLessThanOrEqual(fitted?.slope ?? Number.NaN);
        expect(fitted?.high).toBeGreaterThanOrEqual(fitted?.slope ?? Number.NaN);
      }),
    );
  });

  it('scales, shifts and tilts with its points', () => {
    fc.assert(
      fc.property(
        somePoints,
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        (points, factor, tilt) => {
          const before = theilSen(points);
          const after = theilSen(points.map(({ x, y }) => ({ x, y: factor * y + tilt * x + 5 })));
          for (const key of ['slope', 'low', 'high'] as const) {
            const expected = factor * (before?.[key] ?? 0) + tilt;
            expect(after?.[key]).toBeCloseTo(expected, 3);
          }
        },
      ),
    );
  });

  it('is the same whatever the order of its points', () => {
    fc.assert(
      fc.property(somePoints, fc.integer({ min: 1, max: 24 }), (points, cut) => {
        const turned = [...points.slice(cut), ...points.slice(0, cut)];
        expect(theilSen(turned)).toEqual(theilSen(points));
        expect(medianSlope(points.toReversed())).toBe(theilSen(points)?.slope);
      }),
    );
  });

  it.each([6, 9, 16, 25])(
    'has an interval that holds the true slope 95 times in 100: %i points',
    (count) => {
      const normal = normalFrom(count);
      const rounds = 1500;
      let held = 0;
      for (let round = 0; round < rounds; round += 1) {
        const fitted = theilSen(line(3, count, normal));
        if (fitted && fitted.low <= 3 && 3 <= fitted.high) held += 1;
      }
      // Discrete order statistics err to the safe side; 0.935 is 95 % less 2.7 standard errors.
      expect(held / rounds).toBeGreaterThan(0.935);
      expect(held / rounds).toBeLessThan(0.99);
    },
  );
});
