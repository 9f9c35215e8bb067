import {
  buildCallTree,
  decodePprof,
  defaultTypeIndex,
  functionValues,
  lineValuesOf,
  topKey,
  totals,
  type CallTree,
  type KeyIndex,
  type NodeIndex,
  type Profile,
} from '@leakscope/profile';
import {
  ROOT_REF,
  type FrameDetails,
  type FrameValues,
  type FunctionRow,
  type Kind,
  type Layout,
  type LineValue,
  type Place,
  type ProfileInfo,
  type Ref,
  type SearchResult,
} from '../messages.ts';
import { kindOfType, originOf } from './classify.ts';
import { prune } from './prune.ts';
import { Refs } from './refs.ts';
import { Search } from './search.ts';

/** Trees kept at once: of two sample types one switches between; each may take 50 MB. */
const MAX_VIEWS = 2;
/** Rows of the table: those after them are together a fraction of a per cent. */
const MAX_FUNCTIONS = 500;

/** A sample type's tree, with what is derived from it. */
interface View {
  readonly tree: CallTree;
  readonly refs: Refs;
  readonly kind: Exclude<Kind, 'off-heap'>;
}

/** A profile in memory, and every question the page asks about it. */
export class OpenProfile {
  readonly #profile: Profile;
  readonly #search: Search;
  /** By sample type, the one used last at the end. */
  readonly #views = new Map<number, View>();

  /** @throws FormatError */
  constructor(bytes: Uint8Array) {
    this.#profile = decodePprof(bytes);
    this.#search = new Search(this.#profile);
  }

  info(): ProfileInfo {
    return {
      sampleTypes: this.#profile.sampleTypes,
      defaultType: defaultTypeIndex(this.#profile),
      totals: totals(this.#profile),
      comments: this.#profile.comments,
    };
  }

  layout(type: number, focus: Ref, width: number, own: string | null): Layout {
    const view = this.#view(type);
    const { tree, refs } = view;
    const at = refs.find(focus) ?? { row: 0, skip: null };
    const { frames, focusIndex } = prune(tree, at, width);
    return {
      focus: refs.of(at.row, at.skip),
      focusIndex,
      total: tree.total[0] ?? 0,
      frames: frames.map(({ row, skip, parent, self, total, merged }) =>
        skip === null
          ? { ...this.#values(view, row, own), parent, merged }
          : {
              name: `(${merged.toLocaleString('en-US')} ${skip === 0 ? 'deeper' : 'smaller'})`,
              file: '',
              line: 0,
              ref: refs.of(row, skip),
              origin: 'neutral',
              kind: view.kind,
              parent,
              self,
              total,
              merged,
            },
      ),
    };
  }

  details(type: number, ref: Ref, own: string | null): FrameDetails | null {
    const view = this.#view(type);
    const at = view.refs.find(ref);
    if (at === undefined || at.skip !== null) return null;
    const values = this.#values(view, at.row, own);
    const all = view.tree.total[0] || 1;
    return { ...values, selfShare: values.self / all, totalShare: values.total / all };
  }

  search(type: number, text: string): SearchResult {
    const { tree, refs } = this.#view(type);
    const { largest, ...result } = this.#search.run(tree, text);
    return { ...result, largest: largest.map((row) => refs.of(row)) };
  }

  functions(type: number, by: 'self' | 'total', own: string | null): FunctionRow[] {
    const { tree, refs } = this.#view(type);
    const values = functionValues(this.#profile, tree);
    const largest = this.#largestByFunction(tree);
    const order = [...values[by].keys()]
      .filter((func) => (largest[func] ?? 0) > 0)
      .sort((a, b) => (values[by][b] ?? 0) - (values[by][a] ?? 0));
    return order.slice(0, MAX_FUNCTIONS).map((func) => {
      const row = largest[func] ?? 0;
      const place = this.#place(tree, tree.key[row] ?? 0);
      return {
        ...place,
        self: values.self[func] ?? 0,
        total: values.total[func] ?? 0,
        origin: originOf(place, own),
        ref: refs.of(row),
      };
    });
  }

  lines(type: number, file: string): LineValue[] {
    const values = lineValuesOf(this.#profile, this.#view(type).tree, file);
    return [...values].map(([line, { self, total }]) => ({ line, self, total }));
  }

  culprit(type: number, own: string | null): Ref | null {
    const { tree, refs } = this.#view(type);
    const isOwn = (file: string): boolean => originOf({ name: '', file }, own) === 'own';
    const key = topKey(this.#profile, tree, isOwn);
    return key === undefined ? null : refs.of(largestOf(tree, key));
  }

  #view(type: number): View {
    const known = this.#views.get(type);
    if (known !== undefined) {
      this.#views.delete(type);
      this.#views.set(type, known);
      return known;
    }
    const sampleType = this.#profile.sampleTypes[type] ?? { type: '', unit: '' };
    const mark = { key: 'memory', value: 'off-heap' };
    const tree = buildCallTree(this.#profile, { type, mark });
    const view = { tree, refs: new Refs(this.#profile, tree), kind: kindOfType(sampleType) };
    const [oldest] = this.#views.keys();
    if (this.#views.size >= MAX_VIEWS && oldest !== undefined) this.#views.delete(oldest);
    this.#views.set(type, view);
    return view;
  }

  #values({ tree, refs, kind }: View, row: NodeIndex, own: string | null): FrameValues {
    const place = row === 0 ? ROOT : this.#place(tree, tree.key[row] ?? 0);
    const total = tree.total[row] ?? 0;
    const isOffHeap = kind === 'heap' && (tree.marked[row] ?? 0) > total / 2;
    return {
      ...place,
      ref: refs.of(row),
      self: tree.self[row] ?? 0,
      total,
      origin: row === 0 ? 'neutral' : originOf(place, own),
      kind: isOffHeap ? 'off-heap' : kind,
    };
  }

  #place({ keys }: CallTree, key: KeyIndex): Place {
    const { functions, strings } = this.#profile;
    const func = keys.func[key] ?? 0;
    return {
      name: strings[functions.name[func] ?? 0] ?? '',
      file: strings[functions.file[func] ?? 0] ?? '',
      line: keys.line[key] ?? 0,
    };
  }

  /** The row with the largest total of every function; 0 where it has none. */
  #largestByFunction(tree: CallTree): Uint32Array {
    const largest = new Uint32Array(this.#profile.functions.length);
    for (let row = 1; row < tree.length; row++) {
      const func = tree.keys.func[tree.key[row] ?? 0] ?? 0;
      const best = largest[func] ?? 0;
      if (best === 0 || (tree.total[row] ?? 0) > (tree.total[best] ?? 0)) largest[func] = row;
    }
    return largest;
  }
}

const ROOT: Place & { readonly ref: Ref } = { name: 'all', file: '', line: 0, ref: ROOT_REF };

/** The row of this key with the largest total; 0 where it has none. */
function largestOf(tree: CallTree, key: KeyIndex): NodeIndex {
  let best: NodeIndex = 0;
  for (let row = 1; row < tree.length; row++) {
    if (tree.key[row] !== key) continue;
    if (best === 0 || (tree.total[row] ?? 0) > (tree.total[best] ?? 0)) best = row;
  }
  return best;
}
