import type { LayoutFrame } from '../messages.ts';

/** For each frame how many it stands on. */
export function levelsOf(frames: readonly Pick<LayoutFrame, 'parent'>[]): number[] {
  const levels: number[] = [];
  for (const { parent } of frames) levels.push(parent < 0 ? 0 : (levels[parent] ?? 0) + 1);
  return levels;
}

/** How many frames stand on each other. */
export function heightOf(frames: readonly Pick<LayoutFrame, 'parent'>[]): number {
  return levelsOf(frames).reduce((most, level) => Math.max(most, level + 1), 0);
}
