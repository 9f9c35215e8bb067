import type { StackIndex } from '../model/indexes.ts';
import { NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { Restack } from './restack.ts';

/** Functions that call each other in a circle; frameworks' dispatch loops have about six. */
const MAX_CYCLE = 16;

/**
 * Folds calls that repeat directly: `a b b b c` becomes `a b c`, and `a (b c) (b c) d` becomes
 * `a b c d`, for circles of up to `MAX_CYCLE` functions. Of the repeats the innermost is kept, so
 * that lines are those of the calls that go on. Every function's self and total, a recursion counted
 * once, stay what they were.
 */
export function collapseRecursion(profile: Profile): Profile {
  const { stacks, frames } = profile;
  const restack = new Restack();
  const stackOf = new Int32Array(stacks.length);
  const funcOf = (stack: StackIndex): number => frames.func[restack.frame(stack)] ?? 0;
  /** Of the circle being closed, the innermost first. */
  const circle: number[] = [];
  for (let stack = 0; stack < stacks.length; stack++) {
    const frame = stacks.frame[stack] ?? 0;
    const parent = stackOf[stacks.parent[stack] ?? NO_STACK] ?? NO_STACK;
    const before = beforeRepeat(parent, frames.func[frame] ?? 0, restack, funcOf, circle);
    let folded = before;
    for (let i = circle.length - 1; i >= 0; i--) folded = restack.add(folded, circle[i] ?? 0);
    stackOf[stack] = restack.add(folded, frame);
  }
  return restack.profile(profile, stackOf);
}

/**
 * Where to go on when a call of `func` follows `parent`: `parent` itself, or where that closes a
 * circle for the second time, the stack before the first; `circle` then holds the frames of the
 * second that stand above the call.
 */
function beforeRepeat(
  parent: StackIndex,
  func: number,
  restack: Restack,
  funcOf: (stack: StackIndex) => number,
  circle: number[],
): StackIndex {
  circle.length = 0;
  let same = parent;
  for (let cycle = 1; cycle <= MAX_CYCLE && same !== NO_STACK; cycle++) {
    if (funcOf(same) === func) {
      let [second, first] = [parent, restack.parent(same)];
      let equal = 1;
      while (equal < cycle && first !== NO_STACK && funcOf(second) === funcOf(first)) {
        second = restack.parent(second);
        first = restack.parent(first);
        equal++;
      }
      if (equal === cycle) {
        for (let at = parent; at !== same; at = restack.parent(at)) circle.push(restack.frame(at));
        return first;
      }
    }
    same = restack.parent(same);
  }
  return parent;
}
