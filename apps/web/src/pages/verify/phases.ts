import type { Verification, VerifiedVariant } from '@leakscope/protocol';
import { formatCount, formatDuration } from '../../format/index.ts';

/** What is being done to a variant, in a few words. */
export function phaseText(
  { phase, cycles, verdict }: VerifiedVariant,
  state: Verification['state'],
): string {
  if (phase === 'done') {
    return verdict === null ? 'done' : `done in ${formatDuration(verdict.durationMs)}`;
  }
  if (state === 'cancelled') return 'cancelled before it was done';
  if (state === 'failed') return 'not finished';
  switch (phase) {
    case 'waiting':
      return 'waits for its turn';
    case 'starting':
      return 'a fresh process starts';
    case 'warming-up':
      return `warming up: ${count(cycles.length, 'cycle')}, none of them judged`;
    case 'measuring': {
      const judged = cycles.filter(({ warmUp }) => !warmUp).length;
      return `measuring: ${count(judged, 'cycle')} judged`;
    }
    case 'attributing':
      return 'looking for the culprit';
  }
}

function count(number: number, thing: string): string {
  return `${formatCount(number)} ${thing}${number === 1 ? '' : 's'}`;
}

/** What came of a verification as a whole, and whether that is as it should be. */
export interface Outcome {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
}

export function outcomeOf({ state, error, variants }: Verification): Outcome {
  if (state === 'running') return { text: 'Each variant runs in a fresh process.', tone: 'plain' };
  if (state === 'cancelled')
    return { text: 'Cancelled: what was started has ended.', tone: 'plain' };
  if (state === 'failed') return { text: error ?? 'It failed.', tone: 'bad' };
  const leak = variants.find(({ variant }) => variant === 'leak')?.verdict;
  const fixed = variants.find(({ variant }) => variant === 'fixed')?.verdict;
  if (leak == null) {
    return fixed?.leaking === true
      ? { text: 'It is called leaking, though it is healthy code.', tone: 'bad' }
      : { text: 'It only looks like a leak: nothing is kept.', tone: 'good' };
  }
  if (!leak.leaking) return { text: 'No leak was found.', tone: 'bad' };
  return fixed?.leaking === true
    ? { text: 'The leak is found, and the fix leaks as well.', tone: 'bad' }
    : { text: 'The leak is found, and the fix holds.', tone: 'good' };
}
