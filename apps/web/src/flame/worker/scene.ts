import {
  functionValues,
  lineValuesOf,
  topKey,
  type CallTree,
  type FunctionIndex,
  type KeyIndex,
  type NodeIndex,
  type Profile,
} from '@leakscope/profile';
import {
  ROOT_REF,
  type Coloring,
  type FrameDetails,
  type FrameValues,
  type FunctionId,
  type Kind,
  type Layout,
  type LineValue,
  type Place,
  type Ref,
  type SearchResult,
  type SearchText,
} from '../messages.ts';
import { originOf } from './classify.ts';
import { fillsOf, type Fills } from './fills.ts';
import { FunctionTable } from './function-table.ts';
import { prune, type Focus, type Pruned, type PrunedFrame } from './prune.ts';
import { Recent } from './recent.ts';
import { Refs } from './refs.ts';
import type { Search } from './search.ts';

/** Calls that are copied as a stack: what a deep recursion has beyond these says nothing new. */
const MAX_STACK = 2000;

export interface SceneOptions {
  readonly profile: Profile;
  readonly tree: CallTree;
  readonly search: Search;
  readonly kind: Exclude<Kind, 'off-heap'>;
  readonly own: string | null;
  /** What the root of the tree is; `null` for the whole profile. */
  readonly root: FunctionId | null;
  /** Of the profile without filters. */
  readonly all: number;
  readonly remarks: readonly string[];
}

interface Shown {
  readonly at: Focus;
  readonly pruned: Pruned;
}

/** One tree, and every question the page asks about it. */
export class Scene {
  readonly #of: SceneOptions;
  readonly #refs: Refs;
  readonly #fills = new Map<Coloring, Fills>();
  #table: FunctionTable | undefined;
  readonly #shown = new Recent<Shown>(1);

  constructor(options: SceneOptions) {
    this.#of = options;
    this.#refs = new Refs(options.profile, options.tree);
  }

  get total(): number {
    return this.#of.tree.total[0] ?? 0;
  }

  layout(focus: Ref, width: number, coloring: Coloring): Layout {
    const { profile, tree, kind, all, remarks } = this.#of;
    const refs = this.#refs;
    const { at, pruned } = this.#prune(focus, width);
    const { frames, focusIndex } = pruned;
    const fills = this.#fills.get(coloring) ?? fillsOf(coloring, profile, tree, kind);
    this.#fills.set(coloring, fills);
    const { total } = this;
    return {
      focus: refs.of(at.row, at.skip, at.until),
      focusIndex,
      total,
      all,
      legend: fills.legend,
      remarks,
      frames: frames.map((frame) => {
        const { row, skip, until, parent, merged } = frame;
        if (skip !== null) {
          const ref = refs.of(row, skip, until);
          return { ...mergedValues(frame, ref, kind), parent, merged, fill: 'neutral' };
        }
        const values = this.values(row);
        return { ...values, parent, merged, fill: fills.of(values, total) };
      }),
    };
  }

  /** What stands behind the frames of a layout, in their order. */
  shown(focus: Ref, width: number): readonly PrunedFrame[] {
    return this.#prune(focus, width).pruned.frames;
  }

  details(ref: Ref): FrameDetails | null {
    const at = this.#refs.find(ref);
    if (at === undefined || at.skip !== null) return null;
    const values = this.values(at.row);
    const all = this.#of.tree.total[0] || 1;
    return { ...values, selfShare: values.self / all, totalShare: values.total / all };
  }

  stack(ref: Ref): Place[] {
    const { tree } = this.#of;
    const places: Place[] = [];
    let row = this.#refs.find(ref)?.row ?? 0;
    for (; row > 0 && places.length < MAX_STACK; row = tree.parent[row] ?? 0) {
      const { name, file, line } = this.values(row);
      places.push({ name, file, line });
    }
    return places.reverse();
  }

  search(text: SearchText, focus: Ref, width: number): SearchResult {
    const { tree, search } = this.#of;
    const { isMatch, largest, ...found } = search.run(tree, text);
    const shown = this.shown(focus, width).filter(
      ({ row, skip }) => row > 0 && skip === null && isMatch[this.#function(row)] === 1,
    );
    const refs = this.#refs;
    return {
      ...found,
      largest: largest.map((row) => refs.of(row)),
      shown: shown.map(({ row }) => refs.of(row)),
    };
  }

  get table(): FunctionTable {
    const { profile, tree, search } = this.#of;
    this.#table ??= new FunctionTable(profile, tree, search, functionValues(profile, tree));
    return this.#table;
  }

  functionAt(func: FunctionIndex): FunctionId {
    const { functions, strings } = this.#of.profile;
    return {
      name: strings[functions.name[func] ?? 0] ?? '',
      file: strings[functions.file[func] ?? 0] ?? '',
      startLine: functions.startLine[func] ?? 0,
    };
  }

  /** The largest frame of a function; the root where it has none. */
  widestOf(func: FunctionIndex): Ref {
    return this.#refs.of(this.table.row(func).largest);
  }

  /** Row of a frame; -1 where the ref names none. */
  rowOf(ref: Ref): NodeIndex {
    const at = this.#refs.find(ref);
    return at === undefined || at.skip !== null ? -1 : at.row;
  }

  lines(file: string): LineValue[] {
    const values = lineValuesOf(this.#of.profile, this.#of.tree, file);
    return [...values].map(([line, { self, total }]) => ({ line, self, total }));
  }

  culprit(): Ref | null {
    const { profile, tree, own } = this.#of;
    const isOwn = (file: string): boolean => originOf({ name: '', file }, own) === 'own';
    const key = topKey(profile, tree, isOwn);
    return key === undefined ? null : this.#refs.of(largestOf(tree, key));
  }

  values(row: NodeIndex): FrameValues {
    const { tree, kind, own } = this.#of;
    const place = row === 0 ? this.#root() : this.#place(row);
    const total = tree.total[row] ?? 0;
    const isOffHeap = kind === 'heap' && Math.abs(tree.marked[row] ?? 0) > Math.abs(total) / 2;
    return {
      ...place,
      ref: this.#refs.of(row),
      self: tree.self[row] ?? 0,
      total,
      origin: row === 0 && this.#of.root === null ? 'neutral' : originOf(place, own),
      kind: isOffHeap ? 'off-heap' : kind,
    };
  }

  #prune(focus: Ref, width: number): Shown {
    return this.#shown.get(`${width} ${focus}`, () => {
      const at = this.#refs.find(focus) ?? { row: 0, skip: null, until: null };
      return { at, pruned: prune(this.#of.tree, at, width) };
    });
  }

  #root(): Place & FunctionId {
    const { root } = this.#of;
    return root === null ? WHOLE : { ...root, line: 0 };
  }

  #function(row: NodeIndex): number {
    const { tree } = this.#of;
    return tree.keys.func[tree.key[row] ?? 0] ?? 0;
  }

  #place(row: NodeIndex): Place & FunctionId {
    const line = this.#of.tree.keys.line[this.#of.tree.key[row] ?? 0] ?? 0;
    return { ...this.functionAt(this.#function(row)), line };
  }
}

const WHOLE = { name: 'all', file: '', line: 0, startLine: 0, ref: ROOT_REF };

function mergedValues(
  { skip, self, total, merged }: PrunedFrame,
  ref: Ref,
  kind: Kind,
): FrameValues {
  const name = `(${merged.toLocaleString('en-US')} ${skip === 0 ? 'deeper' : 'smaller'})`;
  return { name, file: '', line: 0, startLine: 0, ref, self, total, origin: 'neutral', kind };
}

/** The row of this key with the largest total; 0 where it has none. */
function largestOf(tree: CallTree, key: KeyIndex): NodeIndex {
  let best: NodeIndex = 0;
  for (let row = 1; row < tree.length; row++) {
    if (tree.key[row] !== key) continue;
    if (best === 0 || (tree.total[row] ?? 0) > (tree.total[best] ?? 0)) best = row;
  }
  return best;
}
