import { expect, test } from 'vitest';
import { orderOf, usualLoad } from './order.ts';

test('a load runs for some seconds', () => {
  expect(orderOf(usualLoad)).toEqual({ order: { connections: 10, seconds: 10 } });
});

test('or for some requests, at a rate', () => {
  const fields = { ...usualLoad, amount: '2000', until: 'requests', rate: '200' } as const;
  expect(orderOf(fields)).toEqual({ order: { connections: 10, requests: 2000, rate: 200 } });
});

test('what does not fit is named, with what would', () => {
  const problem = (change: Partial<typeof usualLoad>) => orderOf({ ...usualLoad, ...change });
  expect(problem({ connections: '5000' })).toEqual({ problem: 'Connections: at most 1000.' });
  expect(problem({ connections: '0' })).toEqual({ problem: 'Connections: at least 1.' });
  expect(problem({ amount: '' })).toEqual({ problem: 'Seconds: a number is needed.' });
  expect(problem({ amount: '0' })).toEqual({ problem: 'Seconds: more than 0.' });
  expect(problem({ amount: '1.5', until: 'requests' })).toEqual({
    problem: 'Requests: a whole number is needed.',
  });
  expect(problem({ rate: 'fast' })).toEqual({ problem: 'The rate: a number is needed.' });
});
