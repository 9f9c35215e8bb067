import { expect, test } from 'vitest';
import { Estimate, Pace } from './pace.ts';

const LIMITS = { exactPerSecond: 1000, exactBurst: 500, sampledPerPeriod: 100, exactHeld: 10_000 };
const PERIOD_MS = 250;

/** Lets `each` things begin in every one of `periods`; what of the last is held, times its weight. */
function run(pace: Pace, each: number, periods: number, held = 0): Estimate {
  let last = new Estimate();
  for (let period = 1; period <= periods; period++) {
    last = new Estimate();
    for (let thing = 0; thing < each; thing++) if (pace.takes()) last.add(pace.weight);
    pace.turn(period * PERIOD_MS, held);
  }
  return last;
}

test('everything is held at a rate that can be kept up', () => {
  expect(run(new Pace(LIMITS), 250, 40).interval()).toEqual([250, 250, 250]);
});

test('a burst is held whole', () => {
  const pace = new Pace(LIMITS);
  run(pace, 0, 4);
  expect(run(pace, 700, 1).interval()).toEqual([700, 700, 700]);
});

test('at a higher rate some stand for all, within an interval that says so', () => {
  const pace = new Pace(LIMITS);
  const [, low, high] = run(pace, 20_000, 10).interval();
  expect(pace.weight).toBe(256);
  expect(high - low).toBeGreaterThan(1000);
  // Ten standard deviations: what is held is drawn at random.
  expect(low).toBeGreaterThan(20_000 - 10 * 256 * Math.sqrt(80));
  expect(high).toBeLessThan(20_000 + 10 * 256 * Math.sqrt(80));
});

test('everything is held again as soon as it is calm', () => {
  const pace = new Pace(LIMITS);
  run(pace, 20_000, 10);
  run(pace, 10, 1);
  expect(pace.weight).toBe(1);
});

test('the more is held, the fewer are added', () => {
  const pace = new Pace(LIMITS);
  run(pace, 10, 1, 25_000);
  expect(pace.weight).toBe(4);
});
