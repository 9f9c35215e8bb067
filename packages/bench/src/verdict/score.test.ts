import { describe, expect, it } from 'vitest';
import { perThousand, rowOf, score, wilsonInterval } from './score.ts';
import type { Series } from './series/generate.ts';

const series = (leak: boolean, family: string, heap: number): Series => ({
  leak,
  family,
  readings: [{ operations: 0, t: 0, values: { heap } }],
});
const alarmFrom = (least: number) => ({
  subject: 'it',
  isLeak: (readings: Series['readings']) => (readings[0]?.values.heap ?? 0) >= least,
});

describe('the score of a rule', () => {
  it('counts false alarms among the healthy and misses among the leaks', () => {
    const all = [
      series(true, 'steady', 5),
      series(true, 'steady', 1),
      series(true, 'uneven', 9),
      series(false, 'flat', 0),
      series(false, 'stepped', 7),
    ];
    const { falseAlarms, misses, families } = score(alarmFrom(5), all);
    expect(falseAlarms).toEqual({ mistakes: 1, of: 2 });
    expect(misses).toEqual({ mistakes: 1, of: 3 });
    expect(Object.fromEntries(families)).toEqual({
      steady: { mistakes: 1, of: 2 },
      uneven: { mistakes: 0, of: 1 },
      flat: { mistakes: 0, of: 1 },
      stepped: { mistakes: 1, of: 1 },
    });
  });
});

describe('a share', () => {
  it('is told per thousand, with the interval of Wilson', () => {
    const count = { mistakes: 5, of: 5000 };
    expect(perThousand(count)).toBe(1);
    const [low, high] = wilsonInterval(count);
    expect(low).toBeCloseTo(0.427, 3);
    expect(high).toBeCloseTo(2.339, 3);
    expect(rowOf('m', 's', count)).toMatchObject({
      median: 1,
      low,
      high,
      unit: 'per thousand',
      runs: 5000,
    });
  });

  it('of nothing or of all has an interval all the same', () => {
    expect(wilsonInterval({ mistakes: 0, of: 5000 })[0]).toBe(0);
    expect(wilsonInterval({ mistakes: 0, of: 5000 })[1]).toBeCloseTo(0.768, 2);
    expect(wilsonInterval({ mistakes: 16, of: 16 })[1]).toBeCloseTo(1000, 6);
  });
});
