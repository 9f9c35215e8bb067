import { judge } from '@leakscope/verdict';
import type { Rule } from './rule.ts';

/** The verdict as a verification takes it, but without its last two looks: a long cycle and an idle time. */
export const leakscope: Rule = {
  subject: 'leakscope',
  isLeak: (readings) => judge({ readings }).leaking,
};
