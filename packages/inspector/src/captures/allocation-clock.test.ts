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
  const { first, last } = clock.ordinals({ from: 1000, to: 2000 }, profileUpTo(500));
  expect([first, last]).toEqual([50, 450]);
});

test('a span that reaches until now holds the newest sample', () => {
  const clock = clockOf([0, 0], [1000, 100]);
  expect(clock.ordinals({ from: 0, to: 5000 }, profileUpTo(10)).last).toBe(
    Number.POSITIVE_INFINITY,
  );
});

test('an edge is surest where the ordinal is known, and least sure half-way', () => {
  const clock = clockOf([0, 0], [500, 500_000], [900, 900_000], [1000, 1_000_000]);
  const at = (t: number) => clock.ordinals({ from: 0, to: t }, profileUpTo(400)).edgeError;
  expect(at(1000)).toBe(0);
  // 1.96 × √(400 × ½ × ½) samples of 2,500 bytes each.
  expect(at(500)).toBeCloseTo(49_000);
  expect(at(500)).toBeGreaterThan(at(900));
});

test('a span is widened to the readings around it, as far as there are any', () => {
  const clock = clockOf([1000, 0], [2000, 10], [3000, 20]);
  expect(clock.around({ from: 1500, to: 2000 })).toEqual({ from: 1000, to: 2000 });
  expect(clock.around({ from: 2000, to: 2100 })).toEqual({ from: 2000, to: 3000 });
  expect(clock.around({ from: 500, to: 3500 })).toEqual({ from: 500, to: 3500 });
});

test('ordinals begin anew when the sampler is started again', () => {
  const clock = clockOf([0, 0], [1000, 5000]);
  clock.restart();
  clock.note(2000, 6000);
  clock.note(3000, 7000);
  expect(clock.startedAt).toBe(1000);
  expect(clock.ordinals({ from: 2000, to: 3000 }, profileUpTo(100)).first).toBe(50);
});
