import { growthsOf, heapOf, longestRun, type Rule } from './rule.ts';

/** Growths in a row. */
const IN_A_ROW = 5;

/**
 * memwatch and its successors emit `leak` when the heap has grown, by whatever amount, over five
 * consecutive full collections (README, "leak event"; `consecutive_growth` in memwatch.cc).
 */
export const memwatch: Rule = {
  subject: 'memwatch',
  isLeak: (readings) => longestRun(growthsOf(heapOf(readings)), 0) >= IN_A_ROW,
};
