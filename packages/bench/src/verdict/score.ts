import type { Rule } from './rules/rule.ts';
import type { Series } from './series/generate.ts';
import type { Row } from '../result.ts';

/** Mistakes among so many. */
export interface Count {
  readonly mistakes: number;
  readonly of: number;
}

/** Of a family that there is no series of. */
export const NO_SERIES: Count = { mistakes: 0, of: 0 };

/** What a rule got wrong. */
export interface Score {
  readonly subject: string;
  /** Healthy series called leaks. */
  readonly falseAlarms: Count;
  /** Leaks called healthy. */
  readonly misses: Count;
  readonly families: ReadonlyMap<string, Count>;
}

export function score({ subject, isLeak }: Rule, series: readonly Series[]): Score {
  const families = new Map<string, Count>();
  const sums = { leak: { mistakes: 0, of: 0 }, healthy: { mistakes: 0, of: 0 } };
  for (const { leak, family, readings } of series) {
    const wrong = isLeak(readings) === leak ? 0 : 1;
    const sum = leak ? sums.leak : sums.healthy;
    sum.mistakes += wrong;
    sum.of += 1;
    const { mistakes, of } = families.get(family) ?? NO_SERIES;
    families.set(family, { mistakes: mistakes + wrong, of: of + 1 });
  }
  return { subject, falseAlarms: sums.healthy, misses: sums.leak, families };
}

export function perThousand({ mistakes, of }: Count): number {
  return of === 0 ? 0 : (1000 * mistakes) / of;
}

/** z of a two-sided 95 % interval. */
const Z = 1.959964;

/**
 * The 95 % interval of a share, per thousand (Wilson, "Probable inference, the law of succession, and
 * statistical inference", J. Am. Stat. Assoc. 22, 1927).
 */
export function wilsonInterval({ mistakes, of }: Count): [low: number, high: number] {
  const share = mistakes / of;
  const middle = share + Z ** 2 / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1000 / (1 + Z ** 2 / of);
  return [Math.max(0, scale * (middle - half)), Math.min(1000, scale * (middle + half))];
}

/** A share as a figure of the bench; its interval is the share's own. */
export function rowOf(measure: string, subject: string, count: Count): Row {
  const value = perThousand(count);
  const [low, high] = wilsonInterval(count);
  const figures = { median: value, min: value, max: value, p99: value };
  return { measure, subject, ...figures, low, high, unit: 'per thousand', runs: count.of };
}
