import type { Run } from '@leakscope/protocol';
import { expect, test } from 'vitest';
import { matchesRun } from './matching.ts';

const run: Run = {
  id: 'a1b2',
  kind: 'sandbox',
  scenario: 'slice',
  variant: 'leak',
  state: 'out-of-memory',
  reason: null,
  pid: 1,
  node: 'v20.20.2',
  memoryCap: null,
  atCap: false,
  operations: 0,
  load: null,
  startedAt: 0,
  endedAt: 1,
};

test('every word must occur, in whatever order and case', () => {
  expect(matchesRun(run, 'Leak SLICE')).toBe(true);
  expect(matchesRun(run, 'slice fixed')).toBe(false);
});

test('an empty search finds everything', () => {
  expect(matchesRun(run, '')).toBe(true);
  expect(matchesRun(run, '  ')).toBe(true);
});
