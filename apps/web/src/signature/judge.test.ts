import { describe, expect, test } from 'vitest';
import type { MetricHistory } from './history.ts';
import { judgeAllocated, judgeCount, judgeInUse } from './judge.ts';

const MIB = 1024 * 1024;

/** A history of one row a second; values in MiB or counts as `scale` says. */
function history(operations: number[], value: number[], scale = MIB): MetricHistory {
  return {
    t: Float64Array.from(operations, (_, row) => row * 1000),
    operations: Float64Array.from(operations),
    value: Float64Array.from(value, (item) => item * scale),
  };
}

const liveHeap = (...values: number[]): Float64Array =>
  Float64Array.from(values, (value) => value * MIB);

describe('in use', () => {
  test('says nothing before an operation has run', () => {
    expect(judgeInUse(history([0, 0], [5, 90]), liveHeap(NaN, NaN)).signature).toBe('idle');
  });

  test('is open while what has risen may be garbage', () => {
    const judged = judgeInUse(history([0, 10, 10], [5, 105, 105]), liveHeap(NaN, NaN, NaN));
    expect(judged).toEqual({ signature: 'open', perOperation: null });
  });

  test('is early while one look alone has found it risen', () => {
    const judged = judgeInUse(history([0, 10, 10], [5, 106, 105]), liveHeap(3, 3, 4));
    expect(judged).toEqual({ signature: 'early', perOperation: 10 * MIB });
  });

  test('shows a leak when it goes on rising from collection to collection', () => {
    const judged = judgeInUse(history([0, 5, 10, 10], [5, 55, 106, 105]), liveHeap(3, 3.4, 3.9, 4));
    expect(judged).toEqual({ signature: 'leak', perOperation: 10 * MIB });
  });

  test('shows none when it rises and then no more', () => {
    const judged = judgeInUse(
      history([0, 5, 5, 10, 10], [5, 12, 10, 12, 10.5]),
      liveHeap(3, 3, 3.4, 3.4, 4),
    );
    expect(judged.signature).toBe('none');
  });

  test('is early where the look between was taken in the middle of operations', () => {
    const judged = judgeInUse(
      history([0, 9, 11, 21, 21], [6, 15.8, 15.8, 16.5, 16.2]),
      liveHeap(4, 13.8, 13.8, 13.8, 14.2),
    );
    expect(judged.signature).toBe('early');
  });

  test('shows none when it has fallen by as much as it has gained', () => {
    const judged = judgeInUse(
      history([0, 10, 20, 30, 40], [5.6, 16.4, 7, 11.8, 8.1]),
      liveHeap(3, 14, 5, 9, 6),
    );
    expect(judged.signature).toBe('none');
  });

  test('shows none when a full collection takes it away', () => {
    const judged = judgeInUse(history([0, 10, 10], [5, 105, 5.2]), liveHeap(NaN, NaN, 4));
    expect(judged.signature).toBe('none');
  });

  test('takes warming up for what it is', () => {
    const judged = judgeInUse(history([0, 10, 10], [5, 5.6, 5.6]), liveHeap(4, 4, 4.6));
    expect(judged.signature).toBe('none');
  });

  test('does not take a collection before the operations for one after them', () => {
    const judged = judgeInUse(history([0, 0, 10], [5, 5, 105]), liveHeap(NaN, 4, 4));
    expect(judged.signature).toBe('open');
  });
});

describe('allocated', () => {
  test('shows a leak when most of it is never freed', () => {
    const judged = judgeAllocated(
      history([0, 10, 10], [0, 100, 100]),
      liveHeap(0, 0, 1),
      liveHeap(NaN, NaN, 4),
    );
    expect(judged.signature).toBe('leak');
    expect(judged.perOperation).toBeCloseTo(9.9 * MIB, -3);
  });

  test('shows none when it is freed again', () => {
    const judged = judgeAllocated(
      history([0, 10, 10], [0, 100, 100]),
      liveHeap(0, 0, 99),
      liveHeap(NaN, NaN, 4),
    );
    expect(judged.signature).toBe('none');
  });

  test('is open until a full collection', () => {
    const judged = judgeAllocated(history([0, 10], [0, 100]), liveHeap(0, 0), liveHeap(NaN, NaN));
    expect(judged.signature).toBe('open');
  });
});

describe('counts', () => {
  test('show a leak when they stay up', () => {
    const judged = judgeCount(history([0, 1, 2, 2, 2], [0, 1000, 2000, 2000, 2000], 1));
    expect(judged).toEqual({ signature: 'leak', perOperation: 1000 });
  });

  test('show none when they fall back', () => {
    const judged = judgeCount(history([0, 1, 2, 2, 2], [0, 1000, 2000, 1200, 30], 1));
    expect(judged.signature).toBe('none');
  });

  test('do not take an operation that is under way for what was there before', () => {
    const t = [0, 1000, 2000, 3000, 9000];
    const judged = judgeCount({
      ...history([0, 0, 1, 2, 2], [0, 850, 1000, 2000, 2000], 1),
      t: Float64Array.from(t),
    });
    expect(judged).toEqual({ signature: 'leak', perOperation: 1000 });
  });

  test('show none for a few', () => {
    expect(judgeCount(history([0, 5, 5], [2, 6, 6], 1)).signature).toBe('none');
  });
});
