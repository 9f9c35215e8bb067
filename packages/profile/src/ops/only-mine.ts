import type { StackIndex } from '../model/indexes.ts';
import { NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { ExtraFrames } from './extra-frames.ts';
import { isOwnFile, isPseudoFrame } from './own-code.ts';
import { Restack } from './restack.ts';

/** Stands for code of others that nobody's own code called. */
const OTHERS = '(other code)';

/**
 * Leaves of every stack what is someone's own: what libraries did becomes part of the own call that
 * asked for it. What no own code asked for is one frame, but for amounts that never had a function,
 * such as `(garbage collector)`, which stay. So the total stays what it was, and so does that of
 * every own function.
 */
export function onlyMine(profile: Profile, isOwn: (file: string) => boolean = isOwnFile): Profile {
  const { stacks, frames } = profile;
  const kinds = kindsOfFunctions(profile, isOwn);
  const extra = new ExtraFrames(profile);
  const restack = new Restack();
  const stackOf = new Int32Array(stacks.length);
  /** 1 where an own call is on the stack. */
  const mine = new Uint8Array(stacks.length);
  for (let stack = 0; stack < stacks.length; stack++) {
    const frame = stacks.frame[stack] ?? 0;
    const parent: StackIndex = stacks.parent[stack] ?? NO_STACK;
    const kind = kinds[frames.func[frame] ?? 0];
    if (kind === OWN) {
      mine[stack] = 1;
      stackOf[stack] = restack.add(
        mine[parent] === 1 ? (stackOf[parent] ?? NO_STACK) : NO_STACK,
        frame,
      );
    } else if (parent !== NO_STACK) {
      mine[stack] = mine[parent] ?? 0;
      stackOf[stack] = stackOf[parent] ?? NO_STACK;
    } else {
      stackOf[stack] = restack.add(NO_STACK, kind === PSEUDO ? frame : extra.frame(OTHERS));
    }
  }
  return restack.profile(extra.profile(), stackOf);
}

const OWN = 1;
const PSEUDO = 2;

function kindsOfFunctions(
  { functions, strings }: Profile,
  isOwn: (file: string) => boolean,
): Uint8Array {
  const answers = new Map<number, boolean>();
  return Uint8Array.from(functions.file, (file, func) => {
    const own = answers.get(file) ?? isOwn(strings[file] ?? '');
    answers.set(file, own);
    if (own) return OWN;
    const name = strings[functions.name[func] ?? 0] ?? '';
    return isPseudoFrame(name, strings[file] ?? '') ? PSEUDO : 0;
  });
}
