export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  /** Index in the old lines, or in the new ones where it was added; from 0. */
  readonly index: number;
}

/**
 * The shortest way from the old lines to the new: a longest common subsequence, by dynamic
 * programming. Quadratic, and meant for sources of some hundred lines.
 */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const width = after.length + 1;
  // common[i * width + j]: how many lines before[i..] and after[j..] have in common.
  const common = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const down = common[(i + 1) * width + j] ?? 0;
      const right = common[i * width + j + 1] ?? 0;
      common[i * width + j] =
        before[i] === after[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ kind: 'same', index: i });
      i += 1;
      j += 1;
    } else if (
      j >= after.length ||
      (i < before.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      lines.push({ kind: 'removed', index: i });
      i += 1;
    } else {
      lines.push({ kind: 'added', index: j });
      j += 1;
    }
  }
  return lines;
}
