import {
  applyFilters,
  type Filter,
  type FilterOutcome,
  groupBy,
  groupByLabel,
  type Profile,
  type TreeKey,
  type TreeShape,
} from '@leakscope/profile';
import type { FunctionId, Grouping } from '../messages.ts';
import { Search } from './search.ts';

/** Lines and functions are told apart by the tree, not by the profile. */
export function treeKey(grouping: Grouping): TreeKey {
  return grouping === 'function' ? 'function' : 'line';
}

/** Equal where what filters and grouping leave of a profile is. */
export function partKey(filters: readonly Filter[], grouping: Grouping): string {
  return JSON.stringify([filters, grouping === 'function' ? 'line' : grouping]);
}

/** What filters and grouping leave of a profile. */
export interface Part {
  readonly profile: Profile;
  readonly search: Search;
  readonly outcomes: readonly FilterOutcome[];
}

export function partOf(whole: Profile, filters: readonly Filter[], grouping: Grouping): Part {
  const filtered = applyFilters(whole, filters);
  const profile = grouped(filtered.profile, grouping);
  return { profile, search: new Search(profile), outcomes: filtered.outcomes };
}

function grouped(profile: Profile, grouping: Grouping): Profile {
  if (grouping === 'line' || grouping === 'function') return profile;
  if (grouping === 'file' || grouping === 'package') return groupBy(profile, grouping);
  return groupByLabel(profile, grouping.slice('label:'.length));
}

/** A number that no function has where the profile does not know it: its sandwich is empty. */
export function functionIndex({ functions, strings }: Profile, wanted: FunctionId): number {
  const { name, file, startLine } = wanted;
  for (let func = 0; func < functions.length; func++) {
    const isIt =
      functions.startLine[func] === startLine &&
      strings[functions.name[func] ?? 0] === name &&
      strings[functions.file[func] ?? 0] === file;
    if (isIt) return func;
  }
  return functions.length;
}

/** What a tree leaves out, and what became of filters, in sentences. */
export function remarksOn(tree: TreeShape, outcomes: readonly FilterOutcome[]): string[] {
  const remarks: string[] = [];
  if ('cutAt' in tree && Number(tree.cutAt) > 0) {
    remarks.push('Callers of small amounts are left out: there are too many to tell apart.');
  }
  if ('order' in tree && (tree.order as { by: string }).by === 'sample') {
    remarks.push('Samples carry no time: they are shown in the order in which the file has them.');
  }
  if ('maxDepth' in tree && tree.maxDepth !== Infinity) {
    remarks.push(`Calls deeper than ${String(tree.maxDepth)} levels count as their callers’ own.`);
  }
  for (const outcome of outcomes) {
    if (outcome.state === 'invalid') remarks.push(`A filter was left out: ${outcome.problem}`);
    if (outcome.state === 'no-match') remarks.push('A filter matches nothing in this profile.');
  }
  return remarks;
}
