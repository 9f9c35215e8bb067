import type { SampleTypeIndex } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { buildCallTree } from './call-tree.ts';
import type { CallTree, KeyIndex } from './tree.ts';
import { ROOT_KEY } from './tree.ts';
import { keyValues } from './values.ts';

/** The place in someone's own code that answers for most of a profile. */
export interface TopFrame {
  readonly function: string;
  readonly file: string;
  /** 1-based; 0 where it is not known. */
  readonly line: number;
  readonly self: number;
  readonly total: number;
  /** `total` of the profile's, 0 to 1. */
  readonly share: number;
}

/**
 * Every sample is put down to the own frame nearest its leaf (what the libraries below it did, it
 * asked for); the function and line with most is the culprit. Undefined where no own code occurs.
 */
export function topFrame(
  profile: Profile,
  type: SampleTypeIndex,
  isOwn: (file: string) => boolean,
): TopFrame | undefined {
  const tree = buildCallTree(profile, { type });
  const key = topKey(profile, tree, isOwn);
  if (key === undefined) return undefined;
  const { functions, strings } = profile;
  const func = tree.keys.func[key] ?? 0;
  const values = keyValues(tree);
  const total = values.total[key] ?? 0;
  const all = tree.total[0] ?? 0;
  return {
    function: strings[functions.name[func] ?? 0] ?? '',
    file: strings[functions.file[func] ?? 0] ?? '',
    line: tree.keys.line[key] ?? 0,
    self: values.self[key] ?? 0,
    total,
    share: all === 0 ? 0 : total / all,
  };
}

/**
 * As `topFrame`, as a row of the tree's keys.
 *
 * @param tree by line
 */
export function topKey(
  profile: Profile,
  tree: CallTree,
  isOwn: (file: string) => boolean,
): KeyIndex | undefined {
  const { functions, strings } = profile;
  const ownFile = new Map<number, boolean>();
  const own = Uint8Array.from(tree.keys.func, (func) => {
    const file = functions.file[func] ?? 0;
    const answer = ownFile.get(file) ?? isOwn(strings[file] ?? '');
    ownFile.set(file, answer);
    return answer ? 1 : 0;
  });
  const nearest = new Uint32Array(tree.length).fill(ROOT_KEY);
  const put = new Float64Array(tree.keys.length);
  for (let node = 1; node < tree.length; node++) {
    const key = tree.key[node] ?? 0;
    const owner = own[key] === 1 ? key : (nearest[tree.parent[node] ?? 0] ?? ROOT_KEY);
    nearest[node] = owner;
    if (owner !== ROOT_KEY) put[owner] = (put[owner] ?? 0) + (tree.self[node] ?? 0);
  }
  let best: KeyIndex | undefined;
  for (const [key, value] of put.entries()) {
    if (value > (best === undefined ? 0 : (put[best] ?? 0))) best = key;
  }
  return best;
}
