import type { LayoutFrame } from '../messages.ts';
import type { Orientation } from './datum.ts';
import { levelsOf } from './levels.ts';

export type Direction = 'out' | 'in' | 'before' | 'after';

/**
 * Where an arrow key leads from a frame: `out` to its caller, `in` to its largest callee, `before`
 * and `after` to its neighbours on the same level. The frame itself where there is none.
 *
 * @param frames callers first, a caller's callees in the order in which they are drawn
 */
export function moved(frames: readonly LayoutFrame[], from: number, direction: Direction): number {
  if (direction === 'out') return Math.max(0, frames[from]?.parent ?? 0);
  if (direction === 'in') {
    const callee = frames.findIndex(({ parent }) => parent === from);
    return callee < 0 ? from : callee;
  }
  const levels = levelsOf(frames);
  const row = [...frames.keys()].filter((index) => levels[index] === levels[from]);
  row.sort((a, b) => comparePaths(frames, a, b));
  const at = row.indexOf(from) + (direction === 'before' ? -1 : 1);
  return row[at] ?? from;
}

/** Frames of one level stand in the order of their callers, then in their own. */
function comparePaths(frames: readonly LayoutFrame[], a: number, b: number): number {
  const parentA = frames[a]?.parent ?? -1;
  const parentB = frames[b]?.parent ?? -1;
  return parentA === parentB ? a - b : comparePaths(frames, parentA, parentB);
}

/** Where an arrow key leads; undefined for other keys. */
export function directionOf(key: string, orientation: Orientation): Direction | undefined {
  const isFlame = orientation === 'flame';
  if (key === 'ArrowUp') return isFlame ? 'in' : 'out';
  if (key === 'ArrowDown') return isFlame ? 'out' : 'in';
  if (key === 'ArrowLeft') return 'before';
  return key === 'ArrowRight' ? 'after' : undefined;
}
