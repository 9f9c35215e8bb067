import type { Variant, VerifiedVariant, Verification } from '@leakscope/protocol';

/** How far a variant is when a phase begins, 0 to 1. */
const BEGUN: Readonly<Record<VerifiedVariant['phase'], number>> = {
  waiting: 0,
  starting: 0.02,
  'warming-up': 0.12,
  measuring: 0.25,
  attributing: 0.9,
  done: 1,
};
/** Cycles of most verifications; where there are more, progress waits. */
const CYCLES = 9;

function progressOf({ phase, cycles }: VerifiedVariant): number {
  if (phase !== 'measuring') return BEGUN[phase];
  const share = Math.min(1, cycles.length / CYCLES);
  return BEGUN.measuring + share * (BEGUN.attributing - BEGUN.measuring);
}

/** A variant before its process has started. */
export function waiting(variant: Variant): VerifiedVariant {
  return { variant, run: null, phase: 'waiting', cycles: [], slopes: {}, verdict: null };
}

/** The verification with a variant as it is now. */
export function withVariant(before: Verification, seen: VerifiedVariant): Verification {
  const variants = before.variants.map((known) => (known.variant === seen.variant ? seen : known));
  const progress = variants.reduce((sum, one) => sum + progressOf(one), 0) / variants.length;
  const verdicts = variants.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  return { ...before, variants, progress, verdicts };
}
