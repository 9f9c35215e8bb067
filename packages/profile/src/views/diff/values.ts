import type { FunctionIndex, SampleTypeIndex } from '../../model/indexes.ts';
import type { ProfilePair } from '../../ops/pair.ts';
import { baseColumn } from '../../ops/pair.ts';
import { buildCallTree } from '../call-tree.ts';
import type { Values } from '../values.ts';
import { functionValues } from '../values.ts';

/** As many as a table shows; those after them are too small to matter. */
const MAX_CHANGES = 500;

/** How a value changed from the base to now; `new` and `gone` where one of them is 0. */
export type Change = 'new' | 'gone' | 'grown' | 'shrunk' | 'same';

export function changeOf(base: number, now: number): Change {
  if (base === now) return 'same';
  if (base === 0) return 'new';
  if (now === 0) return 'gone';
  return now > base ? 'grown' : 'shrunk';
}

/** A function in both profiles. */
export interface FunctionChange {
  readonly func: FunctionIndex;
  readonly base: Values;
  readonly now: Values;
  /** Of the totals. */
  readonly change: Change;
}

/** The functions that changed, the largest change first. */
export interface Changes {
  readonly functions: readonly FunctionChange[];
  /** How many changed, those that are not listed among them. */
  readonly changed: number;
  /** Of the whole base: what shares of a change are shares of, as with pprof's `-diff_base`. */
  readonly baseTotal: number;
  readonly nowTotal: number;
}

export interface DiffValuesOptions {
  /** Index in `ProfilePair.types`. */
  readonly type: SampleTypeIndex;
  /** Whose change is compared; default `self`, which pprof calls flat. */
  readonly by?: 'self' | 'total';
  /** By FunctionIndex: those with 0 are left out. */
  readonly only?: Uint8Array;
  /** Default and most: 500. */
  readonly limit?: number;
}

/** What changed most, by function. A recursion counts once; equal changes are sorted by name. */
export function diffValues(pair: ProfilePair, options: DiffValuesOptions): Changes {
  const { type, by = 'self', only, limit = MAX_CHANGES } = options;
  const { functions, strings } = pair.profile;
  const nowTree = buildCallTree(pair.profile, { type, by: 'function' });
  const baseTree = buildCallTree(pair.profile, { type: baseColumn(pair, type), by: 'function' });
  const now = functionValues(pair.profile, nowTree);
  const base = functionValues(pair.profile, baseTree);
  const delta = {
    self: now.self.map((value, func) => value - (base.self[func] ?? 0)),
    total: now.total.map((value, func) => value - (base.total[func] ?? 0)),
  };
  const order = [...delta.self.keys()].filter(
    (func) => (delta.self[func] !== 0 || delta.total[func] !== 0) && only?.[func] !== 0,
  );
  const size = delta[by].map(Math.abs);
  const nameOf = (func: number): string => strings[functions.name[func] ?? 0] ?? '';
  order.sort((a, b) => (size[b] ?? 0) - (size[a] ?? 0) || (nameOf(a) < nameOf(b) ? -1 : 1));
  return {
    functions: order.slice(0, Math.min(limit, MAX_CHANGES)).map((func) => {
      const [was, is] = [base.total[func] ?? 0, now.total[func] ?? 0];
      return {
        func,
        base: { self: base.self[func] ?? 0, total: was },
        now: { self: now.self[func] ?? 0, total: is },
        change: changeOf(was, is),
      };
    }),
    changed: order.length,
    baseTotal: baseTree.total[0] ?? 0,
    nowTotal: nowTree.total[0] ?? 0,
  };
}
