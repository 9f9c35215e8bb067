import { growthsOf, heapOf, longestRun, type Rule } from './rule.ts';

/** Its option `sensitivity`, in bytes. */
const SENSITIVITY = 1024;

/**
 * leakage 0.5 takes a heap diff per collection and throws when the longest run of diffs above its
 * sensitivity is longer than two thirds of them (`testConstantHeapSize.js`).
 */
export const leakage: Rule = {
  subject: 'leakage',
  isLeak: (readings) => {
    const growths = growthsOf(heapOf(readings));
    return longestRun(growths, SENSITIVITY) > Math.floor((growths.length * 2) / 3);
  },
};
