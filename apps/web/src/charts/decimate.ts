/** A line as x, y, x, y, … in the units of its data; a `NaN` y interrupts it. */
export type Line = readonly number[];

/**
 * Thins a line to what can be seen: of all points that fall into one pixel column the first, the
 * lowest, the highest and the last, in their order. What is drawn is then the same to the pixel as
 * if all points were (Jugel et al., "M4", VLDB 2014), however many there are.
 *
 * @param x rising, or equal where several values belong together
 * @param pixels the width of the span from `from` to `to`
 */
export function decimate(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  from: number,
  to: number,
  pixels: number,
): Line {
  const line: number[] = [];
  const perUnit = pixels / (to - from || 1);
  let column = Number.NaN;
  // Indexes of the points kept of the current column; -1 while it is empty.
  let first = -1;
  let lowest = -1;
  let highest = -1;
  let last = -1;

  const flush = (): void => {
    if (first === -1) return;
    const [earlier, later] = lowest < highest ? [lowest, highest] : [highest, lowest];
    let previous = -1;
    for (const index of [first, earlier, later, last]) {
      if (index === previous) continue;
      line.push(x[index] ?? Number.NaN, y[index] ?? Number.NaN);
      previous = index;
    }
    first = -1;
  };

  for (let index = 0; index < x.length; index += 1) {
    const value = y[index] ?? Number.NaN;
    const at = x[index] ?? Number.NaN;
    if (Number.isNaN(value)) {
      flush();
      if (line.length > 0 && !Number.isNaN(line.at(-1) ?? Number.NaN)) line.push(at, Number.NaN);
      continue;
    }
    const here = Math.floor((at - from) * perUnit);
    if (here !== column || first === -1) {
      flush();
      column = here;
      first = lowest = highest = last = index;
      continue;
    }
    if (value < (y[lowest] ?? value)) lowest = index;
    if (value > (y[highest] ?? value)) highest = index;
    last = index;
  }
  flush();
  return line;
}

/** The highest value of a line between two x, or 0. */
export function highestBetween(line: Line, from: number, to: number): number {
  let highest = 0;
  for (let index = 0; index < line.length; index += 2) {
    const x = line[index] ?? Number.NaN;
    const y = line[index + 1] ?? Number.NaN;
    if (x >= from && x <= to && y > highest) highest = y;
  }
  return highest;
}
