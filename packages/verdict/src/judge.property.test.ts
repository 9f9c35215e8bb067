import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSES } from './cause.ts';
import { judge } from './judge.ts';
import { readingsOf } from './testing/series.ts';

const KIB = 1024;

/** Noise of one series, 8 to 25 readings long. */
const someNoise = fc.array(fc.integer({ min: -20 * KIB, max: 20 * KIB }), {
  minLength: 8,
  maxLength: 25,
});
const someSlope = fc.integer({ min: -200 * KIB, max: 400 * KIB });
const series = (noise: readonly number[], slope: number, base = 0) =>
  noise.map((stray, index) => base + slope * index + stray);

describe('a judgement', () => {
  it('is exact on whole amounts without noise', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CAUSES),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 8, max: 25 }),
        (cause, step, perOperation, count) => {
          const grown = Array.from(
            { length: count },
            (_, index) => 17 + perOperation * step * index,
          );
          const { slopes, growths, warmUp } = judge({ readings: readingsOf(cause, grown, step) });
          const amount = { value: perOperation, low: perOperation, high: perOperation };
          expect(slopes[cause]).toMatchObject(amount);
          expect(warmUp).toBe(0);
          for (const growth of growths) expect(growth.perOperation).toMatchObject(amount);
        },
      ),
    );
  });

  it('does not depend on what was there before', () => {
    fc.assert(
      fc.property(
        someNoise,
        someSlope,
        fc.integer({ min: 0, max: 2 ** 32 }),
        (noise, slope, base) => {
          const [here, there] = [0, base].map((start) =>
            judge({ readings: readingsOf('heap', series(noise, slope, start)) }),
          );
          expect(there?.leaking).toBe(here?.leaking);
          expect(there?.warmUp).toBe(here?.warmUp);
          expect(there?.slopes.heap?.value).toBeCloseTo(here?.slopes.heap?.value ?? Number.NaN, 6);
        },
      ),
    );
  });

  it('does not depend on the unit of operations', () => {
    fc.assert(
      fc.property(
        someNoise,
        someSlope,
        fc.integer({ min: 2, max: 1000 }),
        (noise, slope, factor) => {
          const values = series(noise, slope);
          const one = judge({ readings: readingsOf('heap', values, 1) });
          const many = judge({ readings: readingsOf('heap', values, factor) });
          expect(many.leaking).toBe(one.leaking);
          expect((many.slopes.heap?.value ?? 0) * factor).toBeCloseTo(
            one.slopes.heap?.value ?? 0,
            4,
          );
        },
      ),
    );
  });

  it('scales with its values: a leak stays one, with so many times the amount', () => {
    fc.assert(
      fc.property(someNoise, someSlope, fc.integer({ min: 2, max: 50 }), (noise, slope, factor) => {
        const values = series(noise, slope);
        const one = judge({ readings: readingsOf('heap', values) });
        const scaled = judge({
          readings: readingsOf(
            'heap',
            values.map((value) => factor * value),
          ),
        });
        expect(one.leaking && !scaled.leaking).toBe(false);
        expect(scaled.slopes.heap?.value).toBeCloseTo(factor * (one.slopes.heap?.value ?? 0), 3);
      }),
    );
  });

  it('that something leaks stands when it leaks more', () => {
    fc.assert(
      fc.property(
        someNoise,
        someSlope,
        fc.integer({ min: 1, max: 4000 * KIB }),
        (noise, slope, more) => {
          const less = judge({ readings: readingsOf('heap', series(noise, slope)) });
          fc.pre(less.leaking);
          expect(judge({ readings: readingsOf('heap', series(noise, slope + more)) }).leaking).toBe(
            true,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('that growth of twenty times the noise is a leak always comes', () => {
    fc.assert(
      fc.property(someNoise, (noise) => {
        const slope = (20 * 40 * KIB) / (noise.length - 1);
        expect(judge({ readings: readingsOf('heap', series(noise, slope)) }).leaking).toBe(true);
      }),
    );
  });

  it('never calls falling readings a leak', () => {
    fc.assert(
      fc.property(someNoise, fc.integer({ min: 0, max: 400 * KIB }), (noise, slope) => {
        const falling = series(
          noise.toSorted((a, b) => b - a),
          -slope,
        );
        expect(judge({ readings: readingsOf('heap', falling) }).leaking).toBe(false);
      }),
    );
  });

  it('has its findings among its slopes, in the order of the causes, and a confidence', () => {
    const someReadings = fc.array(
      fc.record({
        operations: fc.integer({ min: 0, max: 1e6 }),
        t: fc.integer({ min: 0, max: 2e12 }),
        values: fc.dictionary(
          fc.constantFrom(...CAUSES),
          fc.option(fc.integer({ min: -1e9, max: 1e12 })),
        ),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(someReadings, (readings) => {
        const inOrder = readings.toSorted((a, b) => a.operations - b.operations);
        const { growths, slopes, confidence, leaking, warmUp } = judge({ readings: inOrder });
        const causes = growths.map(({ cause }) => cause);
        expect(causes).toEqual(CAUSES.filter((cause) => causes.includes(cause)));
        expect(causes.every((cause) => slopes[cause])).toBe(true);
        expect(leaking).toBe(causes.length > 0);
        expect(confidence).toBeGreaterThanOrEqual(0.5);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(warmUp).toBeLessThan(Math.max(1, readings.length));
      }),
    );
  });
});
