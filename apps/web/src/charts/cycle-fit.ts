/** A reading of one cycle: x in operations, y in the unit of what is read. */
export interface CyclePoint {
  readonly x: number;
  readonly y: number;
  /** Before the process had settled: shown, and not judged. */
  readonly warmUp: boolean;
}

/** A slope with its interval, per operation. */
export interface CycleSlope {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A line from `x[0]` to `x[1]`, and the band in which it may lie: y at both ends. */
export interface FittedLine {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
}

/**
 * The line of a slope through the judged cycles: its intercept is the median of what each of them
 * would give (the one that goes with a Theil–Sen slope: Sen, JASA 1968). The band turns with the
 * slope's interval around the middle cycle, where the line is known best.
 * `undefined` before two cycles are judged.
 */
export function fitLine(points: readonly CyclePoint[], slope: CycleSlope): FittedLine | undefined {
  const judged = points.filter(({ warmUp }) => !warmUp);
  const [first, last] = [judged[0], judged.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const intercept = median(judged.map(({ x, y }) => y - slope.value * x));
  const middle = median(judged.map(({ x }) => x));
  const level = intercept + slope.value * middle;
  const x = [first.x, last.x] as const;
  const through = (by: number): [number, number] => [
    level + by * (x[0] - middle),
    level + by * (x[1] - middle),
  ];
  return { x, y: through(slope.value), low: through(slope.low), high: through(slope.high) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? upper) + upper) / 2 : upper;
}
