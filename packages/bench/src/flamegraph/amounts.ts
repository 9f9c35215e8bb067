import type { Case } from './profiles/case.ts';
import type { Shown } from './subjects/subject.ts';

/** Tools write two or three digits. */
const TOLERANCE = 0.01;

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  KB: 2 ** 10,
  kB: 2 ** 10,
  KiB: 2 ** 10,
  MB: 2 ** 20,
  MiB: 2 ** 20,
  GB: 2 ** 30,
  GiB: 2 ** 30,
  ns: 1,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
};

/**
 * `12.3 MB` in bytes, or `1.5 s` in nanoseconds; `NaN` for what is neither. speedscope's MB is 2^20
 * bytes.
 */
export function amountOf(text: string): number {
  const [, figure, unit = ''] = /^([\d.,]+)\s*(\S*)$/.exec(text.trim()) ?? [];
  return figure === undefined ? NaN : Number(figure.replaceAll(',', '')) * (UNITS[unit] ?? NaN);
}

/** Whether what a tool shows for the target is what the profile has; so the totals agree too. */
export function sameAmounts({ amount, share }: Shown, { total, target }: Case): boolean {
  const wanted = target.share * total;
  return (
    Math.abs(amountOf(amount) - wanted) <= TOLERANCE * wanted &&
    Math.abs(share - target.share) <= TOLERANCE
  );
}
