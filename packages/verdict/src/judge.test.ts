import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import { normalFrom, readingsOf } from './testing/series.ts';
import type { Reading } from './types.ts';

const KIB = 1024;
const MIB = KIB * KIB;

const values = (count: number, by: (index: number) => number): number[] =>
  Array.from({ length: count }, (_, index) => 5 * MIB + by(index));

/** Readings of the heap with noise of 10 KiB. */
function heap(count: number, by: (index: number) => number, seed = 1): Reading[] {
  const normal = normalFrom(seed);
  return readingsOf(
    'heap',
    values(count, (index) => by(index) + 10 * KIB * normal()),
  );
}

describe('a leak', () => {
  it('of whole things is told exactly', () => {
    const readings = readingsOf(
      'async',
      [0, 1, 2, 3, 4, 5, 6, 7].map((n) => 3 + 5000 * n),
      5,
    );
    const { leaking, growths, warmUp, decided } = judge({ readings });
    expect({ leaking, decided, warmUp }).toEqual({ leaking: true, decided: true, warmUp: 0 });
    const perOperation = { value: 1000, low: 1000, high: 1000, unit: 'count' };
    expect(growths).toEqual([{ cause: 'async', perOperation, perMinute: null }]);
  });

  it('of 200 bytes a call in a hot loop is found', () => {
    const normal = normalFrom(5);
    const grown = values(8, (index) => 200 * 50_000 * index + 20 * KIB * normal());
    const { leaking, growths, decided } = judge({ readings: readingsOf('heap', grown, 50_000) });
    expect({ leaking, decided }).toEqual({ leaking: true, decided: true });
    expect(growths[0]?.perOperation?.value).toBeCloseTo(200, -0.5);
    expect(growths[0]?.perOperation?.low).toBeLessThan(200);
    expect(growths[0]?.perOperation?.high).toBeGreaterThan(200);
  });

  it('is found where most operations lie in the last cycle and the first readings stray', () => {
    const operations = [36, 37, 39, 41, 43, 45, 47, 51, 55, 95];
    const strays = [2, 0, 1, -1, 6, 7, 7, 8, 9, 0];
    const readings = readingsOf(
      'heap',
      operations.map((done, index) => done * MIB + (strays[index] ?? 0) * KIB),
    ).map((reading, index) => ({ ...reading, operations: operations[index] ?? 0 }));
    expect(judge({ readings })).toMatchObject({ leaking: true, decided: true });
  });

  it('is told per minute where nobody counts operations', () => {
    const readings = readingsOf(
      'fds',
      values(10, (index) => 20 * index),
    ).map((reading) => ({
      ...reading,
      operations: 0,
    }));
    const { growths } = judge({ readings, per: 'minute' });
    expect(growths).toEqual([
      {
        cause: 'fds',
        perOperation: null,
        perMinute: {
          value: expect.closeTo(2400, 6),
          low: expect.closeTo(2400, 6),
          high: expect.closeTo(2400, 6),
          unit: 'count',
        },
      },
    ]);
  });

  it('is seen behind a warm-up, and the warm-up is left out of its amount', () => {
    const readings = heap(
      14,
      (index) => 300 * KIB * index + 800 * KIB * (1 - Math.exp(-1.5 * index)),
    );
    const { leaking, growths, warmUp } = judge({ readings });
    expect(leaking).toBe(true);
    expect(warmUp).toBeGreaterThanOrEqual(1);
    const perOperation = (300 * KIB) / 1000;
    expect(growths[0]?.perOperation?.value).toBeGreaterThan(0.95 * perOperation);
    expect(growths[0]?.perOperation?.value).toBeLessThan(1.05 * perOperation);
  });

  it('does not mind a reading that is far off', () => {
    for (const wild of [-5 * MIB, 5 * MIB]) {
      const readings = heap(16, (index) => 100 * KIB * index + (index === 9 ? wild : 0));
      const { leaking, growths } = judge({ readings });
      expect(leaking).toBe(true);
      expect(growths[0]?.perOperation?.value).toBeGreaterThan(0.95 * 102.4);
      expect(growths[0]?.perOperation?.value).toBeLessThan(1.05 * 102.4);
    }
  });

  it('that grows in batches is one all the same', () => {
    const readings = heap(25, (index) => 500 * KIB * Math.floor(index / 3));
    expect(judge({ readings }).leaking).toBe(true);
  });

  it('does not need readings that are missing', () => {
    const readings = heap(12, (index) => 200 * KIB * index).map((reading, index) =>
      index % 4 === 1 ? { ...reading, values: { heap: null } } : reading,
    );
    expect(judge({ readings }).leaking).toBe(true);
  });

  it('has its warm-up counted in readings, whichever lack its value', () => {
    const missing = { operations: 0, t: 0, values: {} };
    const readings = heap(14, (index) => 300 * KIB * index + (index < 2 ? 0 : 4 * MIB));
    expect(judge({ readings }).warmUp).toBe(2);
    expect(judge({ readings: [missing, ...readings] }).warmUp).toBe(3);
  });

  it('goes on in a cycle of many more operations', () => {
    const steady = heap(8, (index) => 60 * KIB * index);
    const last = { operations: 40_000, t: 0, values: { heap: 5 * MIB + 39 * 60 * KIB } };
    expect(judge({ readings: [...steady, last] }).leaking).toBe(true);
  });
});

describe('several metrics', () => {
  const merge = (...series: Reading[][]): Reading[] =>
    (series[0] ?? []).map((reading, index) => ({
      ...reading,
      values: Object.assign({}, ...series.map((one) => one[index]?.values)),
    }));
  const count = (by: number) => Array.from({ length: 9 }, (_, index) => 10 + by * index);

  it('that grew are all listed, the scarcer resource first', () => {
    const readings = merge(
      heap(9, (index) => 40 * KIB * index),
      readingsOf('handles', count(30)),
      readingsOf('fds', count(60)),
      readingsOf('threads', count(0)),
    );
    expect(judge({ readings }).growths.map(({ cause }) => cause)).toEqual([
      'fds',
      'handles',
      'heap',
    ]);
  });

  it('are all fitted, those that hold as well', () => {
    const readings = merge(
      heap(9, () => 0),
      readingsOf('fds', count(1)),
    );
    expect(Object.keys(judge({ readings }).slopes)).toEqual(['fds', 'heap']);
  });

  it('keep the resident set out where other memory explains it', () => {
    const buffers = readingsOf(
      'external',
      values(9, (index) => 50 * MIB * index),
    );
    const native = (perCycle: number) =>
      readingsOf(
        'native',
        values(9, (index) => perCycle * MIB * index),
      );
    const causes = (perCycle: number) =>
      judge({ readings: merge(buffers, native(perCycle)) }).growths.map(({ cause }) => cause);
    expect(causes(3)).toEqual(['external']);
    expect(causes(50)).toEqual(['external', 'native']);
    expect(judge({ readings: native(3) }).growths.map(({ cause }) => cause)).toEqual(['native']);
  });
});

describe('healthy', () => {
  const healthy: Record<string, (index: number) => number> = {
    'is what stays': () => 0,
    'is a cache that fills to its bound': (index) => 400 * KIB * Math.min(index, 9),
    'is what warms up ever more slowly': (index) => 3 * MIB * (1 - Math.exp(-index / 4)),
    'is a step': (index) => (index > 11 ? 2 * MIB : 0),
    'are two steps': (index) => (index > 6 ? 2 * MIB : 0) + (index > 17 ? 2 * MIB : 0),
    'is a sawtooth': (index) => 300 * KIB * (index % 7),
    'is a burst that drains': (index) => 300 * KIB * Math.max(0, index < 8 ? index : 16 - index),
    'is what falls': (index) => -100 * KIB * index,
    'is growth within the noise': (index) => 0.5 * KIB * index,
    'is one reading that is far off': (index) => (index === 12 ? 20 * MIB : 0),
  };
  it.each(Object.entries(healthy))('%s', (_, by) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { leaking, growths } = judge({ readings: heap(25, by, seed) });
      expect({ leaking, growths }).toEqual({ leaking: false, growths: [] });
    }
  });

  it('is what a cycle of many more operations does not carry on', () => {
    const filling = heap(8, (index) => 60 * KIB * index);
    const last = { operations: 40_000, t: 0, values: { heap: 5 * MIB + 12 * 60 * KIB } };
    expect(judge({ readings: filling }).leaking).toBe(true);
    expect(judge({ readings: [...filling, last] }).leaking).toBe(false);
  });

  it('is what goes back in an idle time, and not what holds', () => {
    const readings = heap(10, (index) => 500 * KIB * index);
    const idle = (heapThen: number) => [{ operations: 10_000, t: 0, values: { heap: heapThen } }];
    expect(judge({ readings, idle: idle(5 * MIB + 400 * KIB) }).leaking).toBe(false);
    expect(judge({ readings, idle: idle(5 * MIB + 4400 * KIB) }).leaking).toBe(true);
  });

  it('is the resident set while it strays', () => {
    const normal = normalFrom(8);
    const readings = readingsOf(
      'native',
      values(12, (index) => MIB * index + 3 * MIB * normal()),
    );
    expect(judge({ readings }).leaking).toBe(false);
  });

  it('is a process that nobody could read, or not often enough', () => {
    expect(judge({ readings: [] }).leaking).toBe(false);
    expect(judge({ readings: readingsOf('fds', [1, 2, 3]) })).toMatchObject({
      leaking: false,
      decided: false,
    });
    const unread = [1, 2, 3, 4, 5, 6, 7, 8].map((t) => ({
      operations: t,
      t,
      values: { heap: null },
    }));
    expect(judge({ readings: unread })).toMatchObject({ leaking: false, slopes: {} });
  });

  it('with much allocated and nothing kept has a note', () => {
    const readings = heap(8, () => 0);
    expect(judge({ readings, allocatedPerOperation: 3 * MIB }).note).toBe('churn');
    expect(judge({ readings, allocatedPerOperation: 3 * KIB }).note).toBeUndefined();
    const leak = heap(8, (index) => MIB * index);
    expect(judge({ readings: leak, allocatedPerOperation: 3 * MIB }).note).toBeUndefined();
  });
});

describe('deciding', () => {
  it('takes eight readings of a process that holds', () => {
    const readings = readingsOf(
      'fds',
      Array.from({ length: 8 }, () => 22),
    );
    expect(judge({ readings: readings.slice(0, 7) }).decided).toBe(false);
    expect(judge({ readings })).toMatchObject({ decided: true, leaking: false });
  });

  it('waits while growth that matters cannot be ruled out', () => {
    expect(judge({ readings: heap(8, (index) => 15 * KIB * index, 4) }).decided).toBe(false);
  });

  it('waits while what grows may be filling', () => {
    const few = readingsOf(
      'heap',
      values(9, (index) => 100 * KIB * index),
      100,
    );
    const many = readingsOf(
      'heap',
      values(9, (index) => 100 * KIB * index),
      5000,
    );
    const much = readingsOf(
      'heap',
      values(9, (index) => 10 * MIB * index),
      100,
    );
    expect([few, many, much].map((readings) => judge({ readings }).leaking)).toEqual([
      true,
      true,
      true,
    ]);
    expect([few, many, much].map((readings) => judge({ readings }).decided)).toEqual([
      false,
      true,
      true,
    ]);
    expect(judge({ readings: few })).toMatchObject({ mayFill: true, confidence: 0.9 });
    expect(judge({ readings: many }).mayFill).toBe(false);
  });

  it('is surer of a leak the longer it lasts, and of health the flatter it is', () => {
    const leak = heap(20, (index) => 200 * KIB * index);
    const sure = [6, 9, 14, 20].map(
      (count) => judge({ readings: leak.slice(0, count) }).confidence,
    );
    expect(sure).toEqual(sure.toSorted((a, b) => a - b));
    expect(sure.at(-1)).toBeGreaterThan(0.999);
    const flat = judge({ readings: heap(20, () => 0) }).confidence;
    const nearly = judge({ readings: heap(20, (index) => 2 * KIB * index) }).confidence;
    expect(flat).toBeGreaterThan(0.9);
    expect(nearly).toBeLessThan(flat);
    expect(nearly).toBeGreaterThanOrEqual(0.5);
  });
});
