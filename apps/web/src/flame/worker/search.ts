import type { CallTree, NodeIndex, Profile } from '@leakscope/profile';
import type { SearchText } from '../messages.ts';

/** Matches one can step through. */
const MAX_LARGEST = 500;
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
    const seen = new Uint8Array(isMatch.length);
    const outermost: NodeIndex[] = [];
    let sum = 0;
    let countedUntil = 0;
    for (let row = 1; row < tree.length; row++) {
      const at = key[row] ?? 0;
      if (keyMatches[at] !== 1) continue;
      seen[keys.func[at] ?? 0] = 1;
      if (row < countedUntil) continue;
      countedUntil = subtreeEnd[row] ?? 0;
      sum += total[row] ?? 0;
      outermost.push(row);
    }
    return {
      problem: null,
      functions: seen.reduce((count, one) => count + one, 0),
      total: sum,
      share: sum / (total[0] || 1),
      matches: outermost.length,
      largest: largestOf(outermost, total),
      isMatch,
    };
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
    try {
      const regex = new RegExp(wanted, 'i');
      for (const [i, string] of strings.entries()) if (regex.test(string)) matches[i] = 1;
      // The empty string stands for a file that is not known.
      matches[0] = 0;
      return matches;
    } catch (error) {
      return { problem: error instanceof SyntaxError ? reasonOf(error) : 'It cannot be used.' };
    }
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

/** The largest rows first. Sorts no more than it gives, for there may be a million. */
function largestOf(rows: readonly NodeIndex[], total: Float64Array): NodeIndex[] {
  const order = (a: NodeIndex, b: NodeIndex): number => (total[b] ?? 0) - (total[a] ?? 0) || a - b;
  if (rows.length <= MAX_LARGEST) return rows.toSorted(order);
  const totals = Float64Array.from(rows, (row) => total[row] ?? 0).sort();
  const least = totals[totals.length - MAX_LARGEST] ?? 0;
  return rows
    .filter((row) => (total[row] ?? 0) >= least)
    .toSorted(order)
    .slice(0, MAX_LARGEST);
}

/** `Invalid regular expression: /a(/i: Unterminated group` → `Unterminated group.` */
function reasonOf({ message }: SyntaxError): string {
  return `${message.slice(message.lastIndexOf(': ') + 1).trim()}.`;
}
