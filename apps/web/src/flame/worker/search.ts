import { type CallTree, matchTexts, type NodeIndex, type Profile } from '@leakscope/profile';
import type { SearchText } from '../messages.ts';
import { Largest } from './largest.ts';

/** Longer expressions are no longer typed by anybody. */
const MAX_TEXT = 1000;

export interface Found {
  readonly problem: string | null;
  readonly functions: number;
  readonly total: number;
  readonly share: number;
  readonly matches: number;
  readonly largest: readonly NodeIndex[];
  /** By FunctionIndex. */
  readonly isMatch: Uint8Array;
}

/** Finds frames by a part of their function's or file's name, whatever its case. */
export class Search {
  readonly #profile: Profile;
  /** Of every string, once somebody searches. */
  #lowered: string[] | undefined;
  readonly #present = new WeakMap<CallTree, Uint8Array>();
  #last: { readonly key: string; readonly isMatch: Uint8Array } | undefined;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** By FunctionIndex 1 where it matches, which for an empty text is nowhere; or what is wrong. */
  functions(search: SearchText): Uint8Array | { readonly problem: string } {
    const key = `${search.isRegex ? 'regex' : 'text'} ${search.text}`;
    if (this.#last?.key === key) return this.#last.isMatch;
    const strings = this.#strings(search);
    if (!(strings instanceof Uint8Array)) return strings;
    const { functions } = this.#profile;
    const isMatch = new Uint8Array(functions.length);
    for (let func = 0; func < isMatch.length; func++) {
      const [name, file] = [functions.name[func] ?? 0, functions.file[func] ?? 0];
      isMatch[func] = (strings[name] ?? 0) | (strings[file] ?? 0);
    }
    this.#last = { key, isMatch };
    return isMatch;
  }

  run(tree: CallTree, search: SearchText): Found {
    const isMatch = this.functions(search);
    if (!(isMatch instanceof Uint8Array)) return { ...NOTHING, ...isMatch };
    const { key, subtreeEnd, total, keys } = tree;
    const keyMatches = keys.func.map((func) => isMatch[func] ?? 0);
    const largest = new Largest(total);
    let sum = 0;
    let matches = 0;
    for (let row = 1; row < tree.length;) {
      if (keyMatches[key[row] ?? 0] !== 1) {
        row++;
        continue;
      }
      sum += total[row] ?? 0;
      matches++;
      largest.add(row);
      // What is below it counts with it.
      row = subtreeEnd[row] ?? tree.length;
    }
    return {
      problem: null,
      functions: countOf(this.#functionsIn(tree), isMatch),
      total: sum,
      share: sum / (total[0] || 1),
      matches,
      largest: largest.rows(),
      isMatch,
    };
  }

  /** By FunctionIndex 1 where it has a frame in the tree. */
  #functionsIn(tree: CallTree): Uint8Array {
    const known = this.#present.get(tree);
    if (known !== undefined) return known;
    const present = new Uint8Array(this.#profile.functions.length);
    for (let row = 1; row < tree.length; row++) {
      present[tree.keys.func[tree.key[row] ?? 0] ?? 0] = 1;
    }
    this.#present.set(tree, present);
    return present;
  }

  #strings({ text, isRegex }: SearchText): Uint8Array | { readonly problem: string } {
    const { strings } = this.#profile;
    const matches = new Uint8Array(strings.length);
    const wanted = isRegex ? text : text.trim().toLowerCase();
    if (wanted === '') return matches;
    if (wanted.length > MAX_TEXT) return { problem: `It is longer than ${MAX_TEXT} characters.` };
    if (!isRegex) {
      this.#lowered ??= strings.map((string) => string.toLowerCase());
      for (const [i, string] of this.#lowered.entries())
        if (string.includes(wanted)) matches[i] = 1;
      return matches;
    }
    const found = matchTexts(strings, { regex: wanted });
    if (!(found instanceof Uint8Array)) return found;
    // The empty string stands for a file that is not known.
    found[0] = 0;
    return found;
  }
}

const NOTHING: Found = {
  problem: null,
  functions: 0,
  total: 0,
  share: 0,
  matches: 0,
  largest: [],
  isMatch: new Uint8Array(),
};

function countOf(present: Uint8Array, isMatch: Uint8Array): number {
  let count = 0;
  for (let func = 0; func < present.length; func++) {
    count += (present[func] ?? 0) & (isMatch[func] ?? 0);
  }
  return count;
}
