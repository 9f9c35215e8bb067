import {
  ROOT_KEY,
  type CallTree,
  type NodeIndex,
  type Profile,
  type TimeTree,
} from '@leakscope/profile';
import { ROOT_REF, type Ref } from '../messages.ts';
import type { Focus } from './prune.ts';

/** What is hashed is a path, so that a ref still holds when the profile is taken again. */
const FIRST_SEED = 0x9e3779b1;
const SECOND_SEED = 0x85ebca6b;

const REF = /^([0-9a-z]{1,11})(?:~(\d{1,9})(?:-(\d{1,9}))?)?$/;

/** Refs that were given out are found without looking through the whole tree, up to this many. */
const MAX_GIVEN = 20_000;

/** Names the nodes of a tree by a 53-bit hash of the functions and lines that lead to it. */
export class Refs {
  readonly #tree: CallTree;
  readonly #keyHigh: Uint32Array;
  readonly #keyLow: Uint32Array;
  /** By row; 0 where it is not known yet. */
  readonly #high: Uint32Array;
  readonly #low: Uint32Array;
  #isComplete = false;
  readonly #given = new Map<number, NodeIndex>();

  constructor(profile: Profile, tree: CallTree) {
    this.#tree = tree;
    const keys = Array.from({ length: tree.keys.length }, (_, key) => textOf(profile, tree, key));
    this.#keyHigh = Uint32Array.from(keys, (text) => hashOf(text, FIRST_SEED));
    this.#keyLow = Uint32Array.from(keys, (text) => hashOf(text, SECOND_SEED));
    this.#high = new Uint32Array(tree.length);
    this.#low = new Uint32Array(tree.length);
  }

  of(row: NodeIndex, skip: number | null = null, until: number | null = null): Ref {
    const ref = row === 0 ? ROOT_REF : this.#give(row).toString(36);
    if (skip === null) return ref;
    return until === null ? `${ref}~${skip}` : `${ref}~${skip}-${until}`;
  }

  /** Undefined where this tree has no such path, or the text is no ref. */
  find(ref: Ref): Focus | undefined {
    const [, path = '', from, to] = REF.exec(ref) ?? [];
    const row = path === ROOT_REF ? 0 : this.#rowOf(Number.parseInt(path, 36));
    if (row < 0) return undefined;
    const isLeaf = this.#tree.subtreeEnd[row] === row + 1;
    if (from === undefined || isLeaf) return { row, skip: null, until: null };
    return { row, skip: Number(from), until: to === undefined ? null : Number(to) };
  }

  #give(row: NodeIndex): number {
    const number = this.#number(row);
    if (this.#given.size < MAX_GIVEN) this.#given.set(number, row);
    return number;
  }

  #number(row: NodeIndex): number {
    this.#hash(row);
    return ((this.#high[row] ?? 0) >>> 11) * 2 ** 32 + (this.#low[row] ?? 0);
  }

  #rowOf(wanted: number): NodeIndex {
    const given = this.#given.get(wanted);
    if (given !== undefined) return given;
    this.#complete();
    const low = wanted % 2 ** 32;
    for (let row = this.#low.indexOf(low, 1); row > 0; row = this.#low.indexOf(low, row + 1)) {
      if (this.#number(row) === wanted) return row;
    }
    return -1;
  }

  /** Hashes a row, and before it its callers that are not hashed yet. */
  #hash(row: NodeIndex): void {
    const path: NodeIndex[] = [];
    const isKnown = (at: NodeIndex): boolean =>
      at <= 0 || this.#high[at] !== 0 || this.#low[at] !== 0;
    for (let at = row; !isKnown(at); at = this.#tree.parent[at] ?? 0) path.push(at);
    for (let at = path.pop(); at !== undefined; at = path.pop()) this.#mix(at);
  }

  #complete(): void {
    if (this.#isComplete) return;
    for (let row = 1; row < this.#tree.length; row++) this.#mix(row);
    this.#isComplete = true;
  }

  #mix(row: NodeIndex): void {
    const parent = this.#tree.parent[row] ?? 0;
    const key = this.#tree.key[row] ?? ROOT_KEY;
    let high = mixed(this.#high[parent] ?? 0, this.#keyHigh[key] ?? 0, FIRST_SEED);
    let low = mixed(this.#low[parent] ?? 0, this.#keyLow[key] ?? 0, SECOND_SEED);
    if (isTimeTree(this.#tree)) {
      // The same call comes again and again there: it is told apart by when.
      const start = Math.trunc(this.#tree.start[row] ?? 0);
      high = mixed(high, Math.trunc(start / 2 ** 32) >>> 0, FIRST_SEED);
      low = mixed(low, start >>> 0, SECOND_SEED);
    }
    this.#high[row] = high;
    this.#low[row] = low;
  }
}

function isTimeTree(tree: CallTree): tree is TimeTree {
  return 'start' in tree;
}

function textOf({ functions, strings }: Profile, { keys }: CallTree, key: number): string {
  const func = keys.func[key] ?? 0;
  const name = strings[functions.name[func] ?? 0] ?? '';
  const file = strings[functions.file[func] ?? 0] ?? '';
  return `${name}\n${file}\n${keys.line[key] ?? 0}`;
}

/** FNV-1a with a seed. */
function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function mixed(parent: number, own: number, seed: number): number {
  let hash = Math.imul(parent ^ (own + seed), 0xcc9e2d51);
  hash = Math.imul(hash ^ (hash >>> 15), 0x1b873593);
  return (hash ^ (hash >>> 13)) >>> 0;
}
