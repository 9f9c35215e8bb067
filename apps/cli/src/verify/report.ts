import type { Finding, Verdict } from '@leakscope/protocol';
import { tableOf } from '../table.ts';
import { formatBytes } from '../format.ts';

export interface Verified {
  readonly verdict: Verdict;
  /** What is not as expected; empty where all is. */
  readonly differences: readonly string[];
}

/** A variant that was verified: with its verdict, or with why there is none. */
export type Outcome =
  | Verified
  | { readonly scenario: string; readonly variant: string; readonly error: string };

export function isVerified(outcome: Outcome): outcome is Verified {
  return 'verdict' in outcome;
}

/** One line for a variant as soon as it has been verified. */
export function lineOf(outcome: Outcome): string {
  if (!isVerified(outcome)) {
    return `! ${outcome.scenario} ${outcome.variant} could not be verified: ${outcome.error}`;
  }
  const { verdict, differences } = outcome;
  const line = `${verdict.scenario} ${verdict.variant} ${verdict.sentence}.`;
  return differences.length === 0
    ? `✓ ${line}`
    : `✗ ${line}\n  Not as expected: ${differences.join('; ')}.`;
}

/**
 * What was found as a table, and how many of all are as expected.
 *
 * @param shown the rows of the table
 */
export function summaryOf(shown: readonly Outcome[], outcomes: readonly Outcome[]): string[] {
  const head = ['', 'scenario', 'variant', 'verdict', 'per operation', 'culprit', 'seconds'];
  const rows = shown.filter(isVerified).flatMap(({ verdict, differences }) => {
    const mark = differences.length === 0 ? '✓' : '✗';
    const { scenario, variant, findings, durationMs } = verdict;
    const seconds = (durationMs / 1000).toFixed(1);
    const [first, ...others] = findings;
    const healthy = verdict.note === undefined ? 'healthy' : `healthy, ${verdict.note}`;
    const called = verdict.leaking ? 'leaking' : healthy;
    return [
      [mark, scenario ?? '', variant ?? '', called, ...cellsOf(first), seconds],
      ...others.map((finding) => ['', '', '', '', ...cellsOf(finding), '']),
    ];
  });
  const verified = outcomes.filter(isVerified);
  const asExpected = verified.filter(({ differences }) => differences.length === 0).length;
  return [
    ...(rows.length === 0 ? [] : [...tableOf([head, ...rows], [6]), '']),
    `${asExpected} of ${outcomes.length} as expected; ${medianOf(verified)} s per variant in the median.`,
  ];
}

function cellsOf(finding: Finding | undefined): [string, string] {
  if (finding === undefined) return ['', ''];
  const { cause, perOperation, culprit } = finding;
  const value = perOperation?.value ?? 0;
  const amount =
    perOperation?.unit === 'bytes'
      ? formatBytes(value)
      : value.toLocaleString('en', { maximumFractionDigits: 2 });
  const where =
    culprit === null
      ? '(unattributed)'
      : `${culprit.function} ${culprit.file.split(/[\\/]/).at(-1)}:${culprit.line}`;
  return [`${amount} ${cause}`, where];
}

function medianOf(verified: readonly Verified[]): string {
  const sorted = verified.map(({ verdict }) => verdict.durationMs).toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  return ((low + (sorted[Math.floor(middle)] ?? low)) / 2 / 1000).toFixed(1);
}
