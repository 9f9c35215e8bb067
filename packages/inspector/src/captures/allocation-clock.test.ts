import { expect, test } from 'vitest';
import { AllocationClock } from './allocation-clock.ts';
import type { SamplingProfile } from './sampling.ts';

/** A profile that knows nothing but how far V8's ordinals have come. */
function profileUpTo(ordinal: number): SamplingProfile {
  const callFrame = { functionName: '', scriptId: '0', url: '', lineNumber: 0, columnNumber: 0 };
  return {
    head: { id: 1, callFrame, selfSize: 0, children: [] },
    samples: [{ nodeId: 1, size: 1, ordinal }],
  };
}

function clockOf(...readings: [t: number, bytes: number][]): AllocationClock {
  const clock = new AllocationClock();
  for (const [t, bytes] of readings) clock.note(t, bytes);
  return clock;
}

test('ordinals follow the bytes allocated, not the time passed', () => {
  const clock = clockOf([0, 0], [1000, 100], [2000, 900], [3000, 1000]);
  const { first, last } = clock.ordinals(1000, 2000, profileUpTo(500));
  expect([first, last]).toEqual([50, 450]);
});

test('a span that reaches until now holds the newest sample', () => {
  const clock = clockOf([0, 0], [1000, 100]);
  expect(clock.ordinals(500, 5000, profileUpTo(10)).last).toBe(Number.POSITIVE_INFINITY);
});

test('an edge is surest where the ordinal is known, and least sure half-way', () => {
  const clock = clockOf([0, 0], [500, 500_000], [900, 900_000], [1000, 1_000_000]);
  const at = (t: number) => clock.ordinals(0, t, profileUpTo(400)).edgeError;
  expect(at(1000)).toBe(0);
  // 1.96 × √(400 × ½ × ½) samples of 2,500 bytes each.
  expect(at(500)).toBeCloseTo(49_000);
  expect(at(500)).toBeGreaterThan(at(900));
});

test('what was allocated between two readings may be on either side of an edge', () => {
  const clock = clockOf([0, 0], [1000, 0], [2000, 1000]);
  const at = (t: number) => clock.ordinals(0, t, profileUpTo(0)).edgeError;
  expect(at(1000)).toBe(0);
  expect(at(1250)).toBeGreaterThanOrEqual(750);
  expect(at(2000)).toBe(0);
});

test('ordinals begin anew when the sampler is started again', () => {
  const clock = clockOf([0, 0], [1000, 5000]);
  clock.restart();
  clock.note(2000, 6000);
  clock.note(3000, 7000);
  expect(clock.startedAt).toBe(1000);
  expect(clock.ordinals(2000, 3000, profileUpTo(100)).first).toBe(50);
});
