import { expect, test } from 'vitest';
import { Ring } from './ring.ts';

function filled(capacity: number, events: number): Ring {
  const ring = new Ring(capacity);
  for (let id = 1; id <= events; id += 1) ring.push(`event ${id}`);
  return ring;
}

test('an empty ring has nothing to take', () => {
  const ring = new Ring(4);
  expect(ring.last).toBe(0);
  expect(ring.takeAfter(0, 10)).toEqual({ frames: [], gap: undefined });
});

test('ids start at 1 and increase by one', () => {
  const { frames, gap } = filled(4, 3).takeAfter(0, 10);
  expect(frames).toEqual([
    { id: 1, text: 'event 1' },
    { id: 2, text: 'event 2' },
    { id: 3, text: 'event 3' },
  ]);
  expect(gap).toBeUndefined();
});

test('a full ring holds the latest and says what it no longer has', () => {
  const ring = filled(4, 6);
  expect([ring.first, ring.last]).toEqual([3, 6]);
  const { frames, gap } = ring.takeAfter(1, 10);
  expect(gap).toEqual({ from: 2, to: 2 });
  expect(frames.map(({ text }) => text)).toEqual(['event 3', 'event 4', 'event 5', 'event 6']);
});

test('what is asked for in parts comes without a hole', () => {
  const ring = filled(4, 4);
  expect(ring.takeAfter(0, 3).frames.map(({ id }) => id)).toEqual([1, 2, 3]);
  expect(ring.takeAfter(3, 3)).toEqual({ frames: [{ id: 4, text: 'event 4' }], gap: undefined });
});
