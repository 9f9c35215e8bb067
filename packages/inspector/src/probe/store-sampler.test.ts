import { expect, test } from 'vitest';
import { StoreSampler } from './store-sampler.ts';

const MIB = 1024 * 1024;
const PERIOD_MS = 250;
const LIMITS = { burst: 100, perSecond: 100 };

interface Taken {
  readonly stores: number;
  /** What the recorded ones stand for, in bytes, and how far off that may be. */
  readonly estimate: number;
  readonly deviation: number;
}

let now = 0;

/** Creates so many stores of a size in every one of `periods`. */
function create(sampler: StoreSampler, size: number, each: number, periods: number): Taken {
  const taken = { stores: 0, estimate: 0, variance: 0 };
  for (let period = 0; period < periods; period++) {
    for (let store = 0; store < each; store++) {
      const p = sampler.take(size);
      if (p === 0) continue;
      taken.stores++;
      taken.estimate += size / p;
      taken.variance += (size / p) ** 2 * (1 - p);
    }
    now += PERIOD_MS;
    sampler.turn(now);
  }
  return { ...taken, deviation: Math.sqrt(taken.variance) };
}

test('a burst of large stores is recorded whole, and so is what comes slowly', () => {
  const sampler = new StoreSampler(LIMITS, now);
  expect(create(sampler, 10 * MIB, 90, 1).stores).toBe(90);
  expect(create(sampler, 2 * MIB, 20, 400).stores).toBe(8000);
});

test.each([
  ['large', 10 * MIB, 100],
  ['medium', MIB / 2, 600],
  ['small', 4096, 40_000],
])('of many %s stores few are recorded, and stand for all', (_, size, each) => {
  const sampler = new StoreSampler(LIMITS, now);
  create(sampler, size, each, 40);
  const { stores, estimate, deviation } = create(sampler, size, each, 400);
  expect(stores / 100).toBeLessThan(2 * LIMITS.perSecond);
  // Six standard deviations: what is recorded is drawn at random.
  expect(Math.abs(estimate - size * each * 400)).toBeLessThan(6 * deviation);
  expect(deviation).toBeLessThan(0.2 * estimate);
});

test('large stores are exact again soon after it is calm', () => {
  const sampler = new StoreSampler(LIMITS, now);
  create(sampler, 10 * MIB, 100, 100);
  create(sampler, 0, 0, 8);
  expect(create(sampler, 2 * MIB, 1, 8).stores).toBe(8);
});
