import { expect, test } from 'vitest';
import { Estimate, Pace } from './pace.ts';

const LIMITS = {
  exactPerSecond: 1000,
  exactBurst: 500,
  dearPerSecond: 10_000,
  sampledPerSecond: 400,
  exactHeld: 10_000,
};
const PERIOD_MS = 250;

/** Lets things begin at a pace, and counts those held. */
class Things {
  readonly #pace = new Pace(LIMITS, () => {
    this.#held = this.#held.filter(() => Math.random() < 0.5).map((weight) => weight * 2);
  });
  /** How many each stands for. */
  #held: number[] = [];
  #now = 0;

  /** How many the last one that was held stands for. */
  get weight(): number {
    return this.#held.at(-1) ?? 0;
  }

  /** @returns how many there are by those held of them */
  begin(things: number): Estimate {
    for (let thing = 0; thing < things; thing++) {
      const weight = this.#pace.admit();
      if (weight > 0) this.#held.push(weight);
    }
    const estimate = new Estimate();
    for (const weight of this.#held) estimate.add(weight);
    return estimate;
  }

  /** Ends a sampling period, in which nothing has ended, with `held` older things held. */
  turn(held = 0): void {
    this.#now += PERIOD_MS;
    this.#held = [];
    this.#pace.turn(this.#now, held);
  }

  /** @returns the estimate of the last of `periods` in each of which so many things begin */
  run(things: number, periods: number): Estimate {
    let last = new Estimate();
    for (let period = 0; period < periods; period++) {
      this.turn();
      last = this.begin(things);
    }
    return last;
  }
}

test('everything is held at a rate that can be kept up', () => {
  expect(new Things().run(250, 40).interval()).toEqual([250, 250, 250]);
});

test('a burst is held whole', () => {
  const things = new Things();
  things.run(0, 4);
  expect(things.run(700, 1).interval()).toEqual([700, 700, 700]);
});

test.each([
  ['at a higher rate', 10, 256],
  // Half of a burst and one period are exact, then it is held by ever fewer of those before as well.
  ['of a burst that is too large', 1, 32],
])('%s some stand for all, within an interval that says so', (_, periods, weight) => {
  const things = new Things();
  const [, low, high] = things.run(20_000, periods).interval();
  expect(things.weight).toBe(weight);
  expect(high - low).toBeGreaterThan(500);
  // Ten standard deviations: what is held is drawn at random.
  expect(low).toBeGreaterThan(20_000 - 10 * weight * Math.sqrt(20_000 / weight));
  expect(high).toBeLessThan(20_000 + 10 * weight * Math.sqrt(20_000 / weight));
});

test('everything is held again as soon as it is calm', () => {
  const things = new Things();
  things.run(20_000, 10);
  things.run(10, 2);
  expect(things.weight).toBe(1);
});

test('the more is held, the fewer are added', () => {
  const things = new Things();
  things.begin(10);
  things.turn(25_000);
  things.begin(100);
  expect(things.weight).toBe(4);
});
