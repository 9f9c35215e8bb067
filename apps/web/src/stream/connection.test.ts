import { describe, expect, test } from 'vitest';
import { advance, BROWSER_TRIES, type Connection, waitAfter } from './connection.ts';

const live: Connection = { phase: 'live' };

function dropped(connection: Connection, times: number): Connection {
  let current = connection;
  for (let time = 0; time < times; time += 1) {
    current = advance(current, { type: 'dropped', now: 1000 });
  }
  return current;
}

describe('a connection that breaks', () => {
  test('is left to the browser first, which knows the last event', () => {
    expect(dropped(live, BROWSER_TRIES)).toEqual({ phase: 'resuming', failures: BROWSER_TRIES });
  });

  test('is taken over once the browser has failed too often', () => {
    const failures = BROWSER_TRIES + 1;
    expect(dropped(live, failures)).toEqual({
      phase: 'waiting',
      failures,
      retryAt: 1000 + waitAfter(failures),
    });
  });

  test('is taken over at once where the server refused', () => {
    const refused = advance(live, { type: 'lost', now: 0 });
    expect(refused).toEqual({ phase: 'waiting', failures: 1, retryAt: 1000 });
  });

  test('forgets its failures when it is back', () => {
    expect(advance(dropped(live, 2), { type: 'opened' })).toEqual(live);
    expect(dropped(advance(dropped(live, 2), { type: 'opened' }), 1)).toEqual({
      phase: 'resuming',
      failures: 1,
    });
  });

  test('remembers its failures over a try that fails as well', () => {
    const second = advance(advance(advance(live, { type: 'lost', now: 0 }), { type: 'due' }), {
      type: 'lost',
      now: 5000,
    });
    expect(second).toEqual({ phase: 'waiting', failures: 2, retryAt: 5000 + waitAfter(2) });
  });
});

test('waits grow and are bounded', () => {
  expect([1, 2, 3, 4, 5, 6, 50].map(waitAfter)).toEqual([
    1000, 2000, 4000, 8000, 15_000, 15_000, 15_000,
  ]);
});
