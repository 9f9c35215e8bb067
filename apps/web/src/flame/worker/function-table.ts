import type { CallTree, FunctionIndex, NodeIndex, Profile, ValueColumns } from '@leakscope/profile';
import type { SearchText, SortKey } from '../messages.ts';
import type { Search } from './search.ts';

/** A function of a tree, and its largest frame. */
export interface TableRow {
  readonly func: FunctionIndex;
  readonly self: number;
  readonly total: number;
  readonly count: number;
  readonly largest: NodeIndex;
}

/** The functions of a tree in any order. The last order is kept: a table asks for it page by page. */
export class FunctionTable {
  readonly #profile: Profile;
  readonly #tree: CallTree;
  readonly #search: Search;
  readonly #values: ValueColumns;
  /** Frames of each function. */
  readonly #count: Uint32Array;
  /** The largest of them. */
  readonly #largest: Uint32Array;
  #last: { readonly key: string; readonly order: readonly FunctionIndex[] } | undefined;

  constructor(profile: Profile, tree: CallTree, search: Search, values: ValueColumns) {
    this.#profile = profile;
    this.#tree = tree;
    this.#search = search;
    this.#values = values;
    this.#count = new Uint32Array(profile.functions.length);
    this.#largest = new Uint32Array(profile.functions.length);
    for (let row = 1; row < tree.length; row++) {
      const func = this.functionOf(row);
      this.#count[func] = (this.#count[func] ?? 0) + 1;
      const best = this.#largest[func] ?? 0;
      if (best === 0 || Math.abs(tree.total[row] ?? 0) > Math.abs(tree.total[best] ?? 0)) {
        this.#largest[func] = row;
      }
    }
  }

  functionOf(row: NodeIndex): FunctionIndex {
    return this.#tree.keys.func[this.#tree.key[row] ?? 0] ?? 0;
  }

  /** Functions that occur; with a search those that match, all where it is none. */
  order(by: SortKey, isAscending: boolean, search: SearchText): readonly FunctionIndex[] {
    const key = JSON.stringify([by, isAscending, search]);
    if (this.#last?.key === key) return this.#last.order;
    const isMatch = search.text.trim() === '' ? null : this.#search.functions(search);
    const filter = isMatch instanceof Uint8Array ? isMatch : null;
    const funcs: FunctionIndex[] = [];
    for (const [func, count] of this.#count.entries()) {
      if (count > 0 && (filter === null || filter[func] === 1)) funcs.push(func);
    }
    const compare = this.#comparison(by);
    const order = funcs.sort(isAscending ? (a, b) => compare(b, a) : compare);
    this.#last = { key, order };
    return order;
  }

  row(func: FunctionIndex): TableRow {
    return {
      func,
      self: this.#values.self[func] ?? 0,
      total: this.#values.total[func] ?? 0,
      count: this.#count[func] ?? 0,
      largest: this.#largest[func] ?? 0,
    };
  }

  /** The largest first, names from A to Z; of equals the one that comes first in the file. */
  #comparison(by: SortKey): (a: FunctionIndex, b: FunctionIndex) => number {
    if (by === 'name') {
      const { functions, strings } = this.#profile;
      const nameOf = (func: FunctionIndex): string =>
        (strings[functions.name[func] ?? 0] ?? '').toLowerCase();
      const names = new Map([...this.#count.keys()].map((func) => [func, nameOf(func)]));
      return (a, b) => {
        const [left = '', right = ''] = [names.get(a), names.get(b)];
        return left < right ? -1 : left > right ? 1 : a - b;
      };
    }
    const column = by === 'count' ? this.#count : this.#values[by];
    return (a, b) => Math.abs(column[b] ?? 0) - Math.abs(column[a] ?? 0) || a - b;
  }
}
