/** Where a reader points in charts that lie above one another and share an axis. */
export interface Cursor {
  /** In pixels from the left of the inner part; `null` while nobody points. */
  readonly x: number | null;
  /** The span of the axis that is drawn; positions are told in it. */
  domain: readonly [from: number, to: number];
  /** The position on the axis at so many pixels. */
  positionAt(x: number): number;
  /** The position pointed at, or `otherwise`. */
  positionOr(otherwise: number): number;
  /** So many pixels as a length on the axis. */
  lengthOf(pixels: number): number;
  moveTo(x: number | null): void;
}

/**
 * @param innerWidth of the charts, in pixels
 * @param onMove after it has moved
 */
export function createCursor(innerWidth: () => number, onMove: () => void): Cursor {
  let pointed: number | null = null;
  const cursor: Cursor = {
    get x() {
      return pointed;
    },
    domain: [0, 1],
    positionAt: (x) => cursor.domain[0] + cursor.lengthOf(x),
    positionOr: (otherwise) => (pointed === null ? otherwise : cursor.positionAt(pointed)),
    lengthOf: (pixels) => (pixels / innerWidth()) * (cursor.domain[1] - cursor.domain[0]),
    moveTo(x) {
      pointed = x;
      onMove();
    },
  };
  return cursor;
}
