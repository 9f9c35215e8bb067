import type { Verdict } from '@leakscope/protocol';
import { expect, test } from 'vitest';
import { annotationsOf } from './annotation.ts';

const culprit = { function: 'keep', file: '/repo/src/a,b.ts', line: 12, share: 1 };
const finding = { metric: 'liveHeap', perOperation: null, perMinute: null };
const verdict: Verdict = {
  scenario: null,
  variant: null,
  leaking: true,
  sentence: 'keeps 100 % of it\nfor ever',
  confidence: 1,
  findings: [
    { ...finding, cause: 'handles', culprit },
    { ...finding, cause: 'heap', culprit },
  ],
  cycles: [],
  operations: 8,
  node: 'v20.0.0',
  durationMs: 1,
};

test('each place is annotated once, below the root of the repository', () => {
  expect(annotationsOf(verdict, '/repo')).toEqual([
    '::error file=src/a%2Cb.ts,line=12,title=Memory leak::keeps 100 %25 of it%0Afor ever',
  ]);
});

test('a leak without a culprit is annotated without a place', () => {
  expect(annotationsOf({ ...verdict, findings: [] })).toEqual([
    '::error title=Memory leak::keeps 100 %25 of it%0Afor ever',
  ]);
});
