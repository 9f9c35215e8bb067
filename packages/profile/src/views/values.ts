import type { SampleTypeIndex } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { buildCallTree } from './call-tree.ts';
import type { CallTree } from './tree.ts';

export interface Values {
  readonly self: number;
  readonly total: number;
}

export interface ValueColumns {
  readonly self: Float64Array;
  readonly total: Float64Array;
}

/**
 * Self and total of every group of nodes. A call that reaches its own group again adds to the total
 * once only: what is below it is already counted.
 *
 * @param groupOf group of each KeyIndex; nodes of groups from `groups` on are left out
 */
export function groupValues(tree: CallTree, groups: number, groupOf: Uint32Array): ValueColumns {
  const self = new Float64Array(groups);
  const total = new Float64Array(groups);
  const countedUntil = new Uint32Array(groups);
  for (let node = 1; node < tree.length; node++) {
    const group = groupOf[tree.key[node] ?? 0] ?? groups;
    if (group >= groups) continue;
    self[group] = (self[group] ?? 0) + (tree.self[node] ?? 0);
    if (node < (countedUntil[group] ?? 0)) continue;
    total[group] = (total[group] ?? 0) + (tree.total[node] ?? 0);
    countedUntil[group] = tree.subtreeEnd[node] ?? 0;
  }
  return { self, total };
}

/** Self and total of every key of the tree, by KeyIndex. */
export function keyValues(tree: CallTree): ValueColumns {
  const same = Uint32Array.from({ length: tree.keys.length }, (_, key) => key);
  return groupValues(tree, tree.keys.length, same);
}

/** Self and total of every function, by FunctionIndex. */
export function functionValues(profile: Profile, tree: CallTree): ValueColumns {
  return groupValues(tree, profile.functions.length, tree.keys.func);
}

/**
 * Self and total of every line of a file.
 *
 * @param tree by line
 * @param file exactly as frames name it
 */
export function lineValuesOf(profile: Profile, tree: CallTree, file: string): Map<number, Values> {
  const { functions, strings } = profile;
  const lines: number[] = [];
  const groupOfLine = new Map<number, number>();
  const groupOf = tree.keys.func.map((func, key) => {
    if (strings[functions.file[func] ?? 0] !== file) return tree.keys.length;
    const line = tree.keys.line[key] ?? 0;
    const group = groupOfLine.get(line) ?? lines.push(line) - 1;
    groupOfLine.set(line, group);
    return group;
  });
  const values = groupValues(tree, lines.length, groupOf);
  return new Map(
    lines.flatMap((line, group) => {
      const self = values.self[group] ?? 0;
      const total = values.total[group] ?? 0;
      return self === 0 && total === 0 ? [] : [[line, { self, total }]];
    }),
  );
}

/** Self and total of every line of a file, where nobody has the tree at hand. */
export function lineValues(
  profile: Profile,
  type: SampleTypeIndex,
  file: string,
): Map<number, Values> {
  return lineValuesOf(profile, buildCallTree(profile, { type }), file);
}
