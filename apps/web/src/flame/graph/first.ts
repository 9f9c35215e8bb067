import type { LayoutFrame } from '../messages.ts';

/**
 * The widest frames, in their order. Callers are at least as wide as what they call and stand before
 * it, so they are among them.
 */
export function widest(frames: readonly LayoutFrame[], most: number): readonly LayoutFrame[] {
  const byWidth = [...frames.entries()].toSorted(([a, one], [b, other]) => {
    return other.total - one.total || a - b;
  });
  const isKept = new Set(byWidth.slice(0, most).map(([index]) => index));
  const places = new Map<number, number>();
  return frames.flatMap((frame, index) => {
    if (!isKept.has(index)) return [];
    const parent = places.get(frame.parent) ?? -1;
    places.set(index, places.size);
    return [{ ...frame, parent }];
  });
}
