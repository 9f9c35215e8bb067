import type { Verdict, Verification, VerifiedVariant } from '@leakscope/protocol';
import { expect, test } from 'vitest';
import { outcomeOf, phaseText } from './phases.ts';

const verdict = (leaking: boolean): Verdict => ({
  scenario: 'slice',
  variant: leaking ? 'leak' : 'fixed',
  leaking,
  sentence: '',
  confidence: 1,
  findings: [],
  cycles: [],
  operations: 100,
  node: 'v20.0.0',
  durationMs: 6400,
});

const variant = (change: Partial<VerifiedVariant>): VerifiedVariant => ({
  variant: 'leak',
  run: null,
  phase: 'done',
  cycles: [],
  slopes: {},
  verdict: null,
  ...change,
});

const ended = (...variants: VerifiedVariant[]): Verification => ({
  id: 'v',
  scenario: 'slice',
  state: 'done',
  progress: 1,
  error: null,
  startedAt: 0,
  endedAt: 1,
  variants,
  verdicts: [],
});

const leak = (leaking: boolean) => variant({ verdict: verdict(leaking) });
const fixed = (leaking: boolean) => variant({ variant: 'fixed', verdict: verdict(leaking) });

test('a leak that is found and a fix that holds are good', () => {
  expect(outcomeOf(ended(leak(true), fixed(false)))).toMatchObject({ tone: 'good' });
});

test('a fix that leaks is bad, and so is a leak that is not found', () => {
  expect(outcomeOf(ended(leak(true), fixed(true)))).toMatchObject({ tone: 'bad' });
  expect(outcomeOf(ended(leak(false), fixed(false)))).toMatchObject({ tone: 'bad' });
});

test('healthy code is to be called healthy', () => {
  expect(outcomeOf(ended(fixed(false)))).toMatchObject({ tone: 'good' });
  expect(outcomeOf(ended(fixed(true)))).toMatchObject({ tone: 'bad' });
});

test('one that failed says why', () => {
  const failed = { ...ended(), state: 'failed', error: 'It did not start.' } as const;
  expect(outcomeOf(failed)).toEqual({ text: 'It did not start.', tone: 'bad' });
});

test('a phase tells how many cycles count', () => {
  const cycle = (warmUp: boolean) => ({ operations: 1, t: 0, warmUp, values: {} });
  const cycles = [cycle(true), cycle(true), cycle(false)];
  expect(phaseText(variant({ phase: 'measuring', cycles }), 'running')).toBe(
    'measuring: 1 cycle judged',
  );
  expect(phaseText(variant({ phase: 'measuring', cycles }), 'cancelled')).toBe(
    'cancelled before it was done',
  );
  expect(phaseText(leak(true), 'done').replaceAll('\u00a0', ' ')).toBe('done in 6.40 s');
});
