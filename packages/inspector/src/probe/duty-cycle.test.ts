import { describe, expect, test } from 'vitest';
import { DutyCycle } from './duty-cycle.ts';

const PERIOD_MS = 250;
const BUSY_BYTES = 1e6;
const SHARE = 1 / 10;

/** A process that is read four times a second. */
class Process {
  readonly duty = new DutyCycle({ burstMs: 2000, share: SHARE }, 0, 0);
  #now = 0;
  #allocated = 0;

  /** @returns what `turn` answers for each of `periods` in which so many bytes are allocated */
  run(periods: number, bytes: number): number[] {
    return Array.from({ length: periods }, () => {
      this.#now += PERIOD_MS;
      this.#allocated += bytes;
      // While it rests nobody knows.
      const isDear = bytes > 0 && !this.duty.resting;
      return this.duty.turn(this.#now, this.#allocated, isDear);
    });
  }
}

test('what is not dear is watched for ever', () => {
  const { duty } = new Process();
  for (let period = 1; period <= 1000; period++) duty.turn(period * PERIOD_MS, period, false);
  expect(duty.resting).toBe(false);
});

test('a burst is watched whole', () => {
  const process = new Process();
  process.run(7, BUSY_BYTES);
  expect(process.duty.resting).toBe(false);
});

test('what is dear for long is watched for its share of the time', () => {
  const process = new Process();
  process.run(40, BUSY_BYTES);
  const periods = 10_000;
  const unseen = process.run(periods, BUSY_BYTES).filter((times) => times > 0);
  expect(unseen.length / periods).toBeCloseTo(1 - SHARE, 2);
});

test('what goes on unseen is told by the bytes allocated', () => {
  const process = new Process();
  while (!process.duty.resting) process.run(1, BUSY_BYTES);
  expect(process.run(1, 1.5 * BUSY_BYTES)).toEqual([1.5]);
});

test('a rest ends as soon as it is calm', () => {
  const process = new Process();
  while (!process.duty.resting) process.run(1, BUSY_BYTES);
  process.run(1, BUSY_BYTES / 4);
  expect(process.duty.resting).toBe(false);
});

test('what becomes dear again soon is watched for one period', () => {
  const process = new Process();
  process.run(100, BUSY_BYTES);
  while (process.duty.resting) process.run(1, 0);
  process.run(1, BUSY_BYTES);
  expect(process.duty.resting).toBe(true);
  expect(process.duty.watchedBytes).toBe(BUSY_BYTES);
});

describe('a period ends', () => {
  const { duty } = new Process();

  test('as the process is read', () => {
    expect(duty.isDue(199, false, true)).toBe(false);
    expect(duty.isDue(200, false, true)).toBe(true);
  });

  test('by itself where nobody reads', () => {
    expect(duty.isDue(499, false, false)).toBe(false);
    expect(duty.isDue(500, false, false)).toBe(true);
  });

  test('earlier where as much has gone on in it as is dear', () => {
    expect(duty.isDue(49, true, false)).toBe(false);
    expect(duty.isDue(50, true, false)).toBe(true);
  });
});

test('bytes that are left out do not count', () => {
  const process = new Process();
  while (!process.duty.resting) process.run(1, BUSY_BYTES);
  process.duty.leaveOut(BUSY_BYTES / 2);
  expect(process.run(1, BUSY_BYTES)).toEqual([0.5]);
});
