import type { CallTree, NodeIndex, Profile } from '@leakscope/profile';

/** Matches one can step through. */
const MAX_LARGEST = 100;

interface Found {
  readonly functions: number;
  readonly total: number;
  readonly share: number;
  readonly largest: readonly NodeIndex[];
}

/** Finds frames by a part of their function's or file's name, whatever its case. */
export class Search {
  readonly #profile: Profile;
  /** Of every string, once somebody searches. */
  #lowered: string[] | undefined;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** An empty text matches nothing. */
  run(tree: CallTree, text: string): Found {
    const { functions, strings } = this.#profile;
    const wanted = text.trim().toLowerCase();
    this.#lowered ??= strings.map((string) => string.toLowerCase());
    const matches = Uint8Array.from(this.#lowered, (string) =>
      wanted !== '' && string.includes(wanted) ? 1 : 0,
    );
    const isMatch = Uint8Array.from(functions.name, (name, func) =>
      matches[name] === 1 || matches[functions.file[func] ?? 0] === 1 ? 1 : 0,
    );
    const seen = new Uint8Array(functions.length);
    const outermost: NodeIndex[] = [];
    let total = 0;
    let countedUntil = 0;
    for (let row = 1; row < tree.length; row++) {
      const func = tree.keys.func[tree.key[row] ?? 0] ?? 0;
      if (isMatch[func] !== 1) continue;
      seen[func] = 1;
      if (row < countedUntil) continue;
      countedUntil = tree.subtreeEnd[row] ?? 0;
      total += tree.total[row] ?? 0;
      outermost.push(row);
    }
    outermost.sort((a, b) => (tree.total[b] ?? 0) - (tree.total[a] ?? 0));
    return {
      functions: seen.reduce((sum, one) => sum + one, 0),
      total,
      share: total / (tree.total[0] || 1),
      largest: outermost.slice(0, MAX_LARGEST),
    };
  }
}
