/**
 * Who created what, without reading a stack before somebody has to know.
 *
 * Node often creates what was asked for only later: a stack then holds nothing but Node's own
 * frames. So a creation also knows what it goes back to, and takes its callers from there.
 */
import type { StackBudget } from './budget.ts';
import { NO_STACK, internStack, takeStack, type RawStack } from './stacks.ts';

export interface Creation {
  /** Holds the receivers of its frames: for moments only. */
  raw: RawStack | null;
  /** What it goes back to, until the stack has been read. */
  from: Creation | null;
  stack: number;
  /** How many creations `from` leads through. */
  readonly depth: number;
}

/** A timer set by a timer set by a timer … would otherwise hold them all. */
const MAX_DEPTH = 8;

/** The creation of what nobody was seen to create. */
export const NOBODY: Creation = { raw: null, from: null, stack: NO_STACK, depth: 0 };

/**
 * The creation of something by whoever called `caller`, the probe's own function, and goes back to
 * `from`. Without a stack that cannot be told: it may be the program's own work.
 */
export function creation(
  budget: StackBudget,
  from: Creation | null,
  caller: (...args: never[]) => unknown,
): Creation {
  if (!budget.grants()) return NOBODY;
  const leads = from !== null && from.depth < MAX_DEPTH;
  return {
    raw: takeStack(caller),
    from: leads ? from : null,
    stack: NO_STACK,
    depth: leads ? from.depth + 1 : 0,
  };
}

/** The number of the stack of a creation, read now if it has not been. */
export function stackOf(created: Creation): number {
  const { raw, from } = created;
  if (raw !== null) {
    created.stack = internStack(raw, true, () => (from === null ? NO_STACK : stackOf(from)));
    release(created);
  }
  return created.stack;
}

/** One for each stack that has been read. */
const settled = new Map<number, Creation>([[NO_STACK, NOBODY]]);

/** Reads the stack of what lasts; answers a creation shared by all of the same stack. */
export function settle(created: Creation): Creation {
  const stack = stackOf(created);
  const known = settled.get(stack);
  if (known !== undefined) return known;
  settled.set(stack, created);
  return created;
}

/** Lets the stack go, read or not: nobody will ask. */
export function release(created: Creation): void {
  created.raw = null;
  created.from = null;
}
