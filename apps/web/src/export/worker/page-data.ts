import { buildCallTree, functionValues, type Profile } from '@leakscope/profile';
import type { ExportSource } from '../messages.ts';

/**
 * Frames in a file: what is smaller is drawn as one frame. With them a file has some 300 KB, and the
 * least of them is far below a pixel of the whole.
 */
const MAX_NODES = 20_000;
/** Rows of the table: those after them are together a fraction of a per cent. */
const MAX_FUNCTIONS = 1_000;

/** What the standalone page shows. Columns are in pre-order: a node, then its children's subtrees. */
export interface PageData {
  readonly title: string;
  readonly type: string;
  readonly unit: string;
  readonly comments: readonly string[];
  /** Whether all frames of the profile are in the file. */
  readonly isWhole: boolean;
  /** Names and files of functions, by number. */
  readonly names: readonly string[];
  readonly files: readonly string[];
  /** Of each node: its function, line and depth, where the root is 0; its self and total. */
  readonly func: readonly number[];
  readonly line: readonly number[];
  readonly depth: readonly number[];
  readonly self: readonly number[];
  readonly total: readonly number[];
  /** The functions with most: number, self and total. */
  readonly table: readonly (readonly [func: number, self: number, total: number])[];
  readonly sources: readonly ExportSource[];
}

/** What is shown of one sample type of a profile. The root's function is -1. */
export function pageData(
  profile: Profile,
  type: number,
  { title, sources }: { readonly title: string; readonly sources: readonly ExportSource[] },
): PageData {
  const tree = buildCallTree(profile, { type });
  const { functions, strings } = profile;
  const least = thresholdOf(tree.total);
  const numbers = new Map<number, number>();
  const names: string[] = [];
  const files: string[] = [];
  const numberOf = (func: number): number => {
    const known = numbers.get(func);
    if (known !== undefined) return known;
    numbers.set(func, names.length);
    files.push(strings[functions.file[func] ?? 0] ?? '');
    return names.push(strings[functions.name[func] ?? 0] ?? '') - 1;
  };

  const rows: number[] = [];
  for (let row = 0; row < tree.length;) {
    const isDrawn = row === 0 || Math.abs(tree.total[row] ?? 0) >= least;
    if (isDrawn) rows.push(row);
    row = isDrawn ? row + 1 : (tree.subtreeEnd[row] ?? tree.length);
  }
  const column = (values: ArrayLike<number>): number[] => rows.map((row) => values[row] ?? 0);
  const funcOf = (row: number): number => tree.keys.func[tree.key[row] ?? 0] ?? 0;
  const values = functionValues(profile, tree);
  const table = [...values.self.keys()]
    .filter((func) => values.total[func] !== 0)
    .toSorted((a, b) => (values.self[b] ?? 0) - (values.self[a] ?? 0))
    .slice(0, MAX_FUNCTIONS);
  return {
    title,
    type: profile.sampleTypes[type]?.type ?? '',
    unit: profile.sampleTypes[type]?.unit ?? '',
    comments: profile.comments,
    isWhole: rows.length === tree.length,
    names,
    files,
    func: rows.map((row) => (row === 0 ? -1 : numberOf(funcOf(row)))),
    line: rows.map((row) => (row === 0 ? 0 : (tree.keys.line[tree.key[row] ?? 0] ?? 0))),
    depth: column(tree.depth),
    self: column(tree.self),
    total: column(tree.total),
    table: table.map((func) => [numberOf(func), values.self[func] ?? 0, values.total[func] ?? 0]),
    sources,
  };
}

/** The least total of the largest nodes. */
function thresholdOf(totals: Float64Array): number {
  if (totals.length <= MAX_NODES) return 0;
  return totals.map(Math.abs).sort()[totals.length - MAX_NODES] ?? 0;
}
