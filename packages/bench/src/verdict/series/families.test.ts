import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../random.ts';
import { HEALTHY, LEAKS, type Shape } from './families.ts';

const SHARES = Array.from({ length: 101 }, (_, index) => index / 100);
const someSeed = fc.integer({ min: 0, max: 2 ** 31 });

/** Asserts it of many shapes of a family. */
function ofEvery(family: string, holds: (shape: Shape) => void): void {
  const draw = { ...LEAKS, ...HEALTHY }[family];
  expect(draw).toBeDefined();
  fc.assert(
    fc.property(someSeed, (seed) => {
      if (draw) holds(draw(randomFrom(seed)));
    }),
  );
}

const values = (shape: Shape): number[] => SHARES.map(shape);
const rises = (shape: Shape): number[] =>
  values(shape)
    .slice(1)
    .map((value, index) => value - (values(shape)[index] ?? 0));

describe('leaks', () => {
  it('grow by their whole growth from the first reading to the last', () => {
    for (const family of ['steady', 'uneven']) {
      ofEvery(family, (shape) => {
        expect(shape(0)).toBe(0);
        expect(shape(1)).toBeCloseTo(1, 9);
      });
    }
  });

  it('grow all the time', () => {
    for (const family of ['steady', 'uneven']) {
      ofEvery(family, (shape) => expect(Math.min(...rises(shape))).toBeGreaterThan(0.003));
    }
  });

  it('grow at one rate once their warm-up is over', () => {
    ofEvery('after a warm-up', (shape) => {
      expect(shape(1) - shape(0.8)).toBeCloseTo(0.2, 2);
      expect(shape(1)).toBeGreaterThan(0.45);
    });
  });
});

describe('healthy families', () => {
  it('stay within their growth', () => {
    for (const family of Object.keys(HEALTHY)) {
      ofEvery(family, (shape) => {
        expect(Math.min(...values(shape))).toBeGreaterThanOrEqual(0);
        expect(Math.max(...values(shape))).toBeLessThanOrEqual(1);
      });
    }
  });

  it('saturate before the end', () => {
    ofEvery('saturating', (shape) => {
      expect(shape(1) - shape(0.6)).toBeLessThan(0.06);
      expect(shape(1)).toBeGreaterThan(0.99);
    });
  });

  it('step at most twice, and stay there', () => {
    ofEvery('stepped', (shape) => {
      const steps = rises(shape).filter((rise) => rise !== 0);
      expect(steps.length).toBeGreaterThanOrEqual(1);
      expect(steps.length).toBeLessThanOrEqual(2);
      expect(Math.min(...steps)).toBeGreaterThan(0);
      expect(shape(1)).toBeCloseTo(1, 9);
    });
  });

  it('fall back one to eight times as sawteeth', () => {
    ofEvery('sawtooth', (shape) => {
      const falls = rises(shape).filter((rise) => rise < 0);
      expect(falls.length).toBeGreaterThanOrEqual(1);
      expect(falls.length).toBeLessThanOrEqual(8);
    });
  });

  it('drift back most of the way', () => {
    ofEvery('drifting back', (shape) => {
      expect(Math.max(...values(shape))).toBeGreaterThan(0.9);
      expect(shape(1)).toBeLessThan(0.14);
    });
  });
});
