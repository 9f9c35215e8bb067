import { NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { isPseudoFrame } from './own-code.ts';
import { packageOf } from './package-of.ts';
import { Restack } from './restack.ts';
import { Texts } from './texts.ts';

/** What frames can be put together by. By function and line is what a call tree does itself. */
export type Grouping = 'file' | 'package';

/** The group of functions whose file is not known. */
const NO_FILE = '(no file)';

/**
 * The profile in which every function is a file or a package, so that trees, tables, comparisons and
 * exports are by file or package. Calls within one group are one frame. A group that is a file
 * carries its path; frames that never were functions stay what they are.
 */
export function groupBy(profile: Profile, grouping: Grouping): Profile {
  const { stacks, frames } = profile;
  const groups = groupsOf(profile, grouping);
  const restack = new Restack();
  const stackOf = new Int32Array(stacks.length);
  for (let stack = 0; stack < stacks.length; stack++) {
    const group = groups.ofFunction[frames.func[stacks.frame[stack] ?? 0] ?? 0] ?? 0;
    const up = stacks.parent[stack] ?? NO_STACK;
    const parent = up === NO_STACK ? NO_STACK : (stackOf[up] ?? NO_STACK);
    const isSame = parent !== NO_STACK && restack.frame(parent) === group;
    stackOf[stack] = isSame ? parent : restack.add(parent, group);
  }
  return restack.profile({ ...profile, ...groupTables(profile, groups) }, stackOf);
}

interface Groups {
  /** Group by FunctionIndex. */
  readonly ofFunction: Uint32Array;
  readonly names: readonly string[];
  /** Path of each group that is a file, else empty. */
  readonly files: readonly string[];
}

function groupsOf({ functions, strings }: Profile, grouping: Grouping): Groups {
  const names: string[] = [];
  const files: string[] = [];
  const known = new Map<string, number>();
  const ofFunction = functions.name.map((name, func) => {
    const file = strings[functions.file[func] ?? 0] ?? '';
    const group = groupOf(strings[name] ?? '', file, grouping);
    const index = known.get(group);
    if (index !== undefined) return index;
    known.set(group, names.length);
    files.push(group === file ? file : '');
    return names.push(group) - 1;
  });
  return { ofFunction, names, files };
}

function groupOf(name: string, file: string, grouping: Grouping): string {
  if (file === '') return isPseudoFrame(name, file) ? name : NO_FILE;
  return grouping === 'file' ? file : packageOf(file);
}

/** A function and a frame for every group; the labels' strings stay where they are. */
function groupTables(
  profile: Profile,
  { names, files }: Groups,
): Pick<Profile, 'strings' | 'functions' | 'frames'> {
  const texts = new Texts(profile.strings);
  const { length } = names;
  const none = new Uint32Array(length);
  const functions = {
    length,
    name: Uint32Array.from(names, (name) => texts.index(name)),
    file: Uint32Array.from(files, (file) => texts.index(file)),
    startLine: none,
  };
  const frames = { length, func: none.map((_, i) => i), line: none, column: none };
  return { strings: texts.all, functions, frames };
}
