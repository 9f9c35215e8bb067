import { beforeEach, describe, expect, test } from 'vitest';
import { type Held, Rests } from './rests.ts';

const PERIOD_MS = 250;
const EACH = 10;

let rests: Rests<Held>;
let living: Set<Held>;
/** What began in the period under way. */
let recent: Held[];
let now: number;

function newRests(): Rests<Held> {
  living = new Set();
  recent = [];
  return new Rests({
    paces: [],
    bytesEach: 0,
    size: () => living.size,
    countRecent: () => recent.length,
    settle: () => recent,
    ask: (all) => {
      for (const held of all) if (!living.has(held)) rests.ended(held, now);
    },
  });
}

function begin(count: number): Held[] {
  recent = Array.from({ length: count }, () => ({ weight: 1, cohort: null }));
  for (const held of recent) living.add(held);
  return recent;
}

/** Watched periods in each of which so many begin that are there at its end; then a rest. */
function watchThenRest(counts: readonly number[]): Held[] {
  for (const count of counts) {
    now += PERIOD_MS;
    begin(count);
    rests.watched(1e6);
  }
  rests.begin(now);
  return recent;
}

/** Periods pass unseen, each like the one watched last; in the first, `ended` end. */
function pass(periods: number, ended: readonly Held[] = []): void {
  for (const held of ended) living.delete(held);
  for (let period = 0; period < periods; period++) {
    now += PERIOD_MS;
    rests.pass(now, 1);
  }
}

function count(): [number, number, number] {
  return rests.count(now, living).estimate.interval();
}

beforeEach(() => {
  rests = newRests();
  now = 0;
});

test('without a rest everything is counted as it is', () => {
  begin(EACH);
  expect(count()).toEqual([EACH, EACH, EACH]);
});

describe('in a rest', () => {
  test('as many as before go on to begin, where they last', () => {
    watchThenRest([EACH, EACH, EACH]);
    pass(5);
    expect(count()[0]).toBe(EACH * (3 + 5));
    expect(rests.count(now, living).unseen).toBe(EACH * 5);
  });

  test('as many as before are there, where they end soon', () => {
    pass(1, watchThenRest([EACH]));
    expect(count()[0]).toBe(EACH);
    pass(4);
    expect(count()[0]).toBe(EACH);
  });

  test('the interval is the wider, the more the watched periods differ', () => {
    const widths = [
      [10, 10, 10],
      [9, 11, 10],
      [2, 18, 10],
    ].map((counts) => {
      rests = newRests();
      watchThenRest(counts);
      pass(5);
      const [, low, high] = count();
      return high - low;
    });
    expect(widths[0]).toBe(0);
    expect(widths[1]).toBeGreaterThan(0);
    expect(widths[2]).toBeGreaterThan(widths[1] ?? 0);
  });

  test('one watched period alone may be off by all of it', () => {
    watchThenRest([EACH]);
    pass(4);
    const [estimate, low, high] = count();
    expect(estimate).toBe(EACH * 5);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(2 * EACH * 4);
  });
});

describe('after a rest', () => {
  test('what began in it is counted for as long as those that stand for it last', () => {
    const members = watchThenRest([EACH, EACH]);
    pass(5);
    rests.resume(now);
    expect(count()[0]).toBe(EACH * (2 + 5));
    for (const held of members) {
      living.delete(held);
      rests.ended(held, now);
    }
    // The others began later, so they end later.
    now += 10 * PERIOD_MS;
    expect(count()[0]).toBe(EACH);
  });

  test('what began when it was watched again is counted once', () => {
    watchThenRest([EACH]);
    pass(5);
    rests.resume(now);
    begin(EACH);
    expect(count()[0]).toBe(EACH * (1 + 5 + 1));
  });
});
