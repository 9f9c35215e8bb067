import type { Finding, Verdict } from '@leakscope/protocol';
import { expect, test } from 'vitest';
import { lineOf, type Outcome, summaryOf } from './report.ts';

function finding(change: Partial<Finding> = {}): Finding {
  return {
    cause: 'external',
    metric: 'arrayBuffers',
    perOperation: { value: 10 * 1024 ** 2, low: 1, high: 1, unit: 'bytes' },
    perMinute: null,
    culprit: { function: 'keep', file: '/src/leak.ts', line: 5, share: 1 },
    ...change,
  };
}

function verdict(change: Partial<Verdict> = {}): Verdict {
  return {
    scenario: 'slice',
    variant: 'leak',
    leaking: true,
    sentence: 'retains much',
    confidence: 1,
    findings: [finding()],
    cycles: [],
    operations: 10,
    node: process.version,
    durationMs: 4000,
    ...change,
  };
}

const good: Outcome = { verdict: verdict(), differences: [] };
const bad: Outcome = {
  verdict: verdict({
    findings: [
      finding({
        cause: 'fds',
        perOperation: { value: 1234.5678, low: 1, high: 1, unit: 'count' },
        culprit: null,
      }),
      finding(),
    ],
    durationMs: 5000,
  }),
  differences: ['fds: put down to nobody, keep expected'],
};
const healthy: Outcome = {
  verdict: verdict({ variant: 'fixed', leaking: false, note: 'churn', findings: [] }),
  differences: [],
};
const failed: Outcome = { scenario: 'slice', variant: 'leak', error: 'It ended.' };

test('a variant is told of in a line, with what is not as expected below', () => {
  expect(lineOf(good)).toBe('✓ slice leak retains much.');
  expect(lineOf(bad)).toBe(
    '✗ slice leak retains much.\n  Not as expected: fds: put down to nobody, keep expected.',
  );
  expect(lineOf(failed)).toBe('! slice leak could not be verified: It ended.');
});

test('the table has amounts, culprits and seconds, and the median below', () => {
  const outcomes = [good, bad, healthy];
  expect(summaryOf(outcomes, outcomes)).toEqual([
    '   scenario  variant  verdict         per operation      culprit         seconds',
    '✓  slice     leak     leaking         10.0 MiB external  keep leak.ts:5      4.0',
    '✗  slice     leak     leaking         1,234.57 fds       (unattributed)      5.0',
    '                                      10.0 MiB external  keep leak.ts:5',
    '✓  slice     fixed    healthy, churn                                         4.0',
    '',
    '2 of 3 as expected; 4.0 s per variant in the median.',
  ]);
});

test('only what is shown stands in the table, and all of them are counted', () => {
  const lines = summaryOf([bad], [good, bad, failed]);
  expect(lines.filter((line) => /^[✓✗]/.test(line))).toHaveLength(1);
  expect(lines.at(-1)).toBe('1 of 3 as expected; 4.5 s per variant in the median.');
});
