import type { CyclePoint } from './cycle-fit.ts';
import { type Tick, ticksAround } from './ticks.ts';

/** The axes that charts of cycles share, so that they can be read against each other. */
export interface CycleDomain {
  readonly x: readonly [number, number];
  readonly xTicks: readonly Tick[];
  readonly y: readonly [number, number];
  readonly yTicks: readonly Tick[];
}

const WANTED_X = 5;
const WANTED_Y = 4;
/** Operations shown before the first cycles are there. */
const FIRST_END = 10;
/** Less than this would let what any process does by itself fill the chart. */
const LEAST_SPAN: Readonly<Record<'bytes' | 'count', number>> = { bytes: 256 * 1024, count: 4 };
/** An axis that would begin below this part of its end begins at 0. */
const FROM_ZERO = 0.4;
/** Room above and below, as a part of what is shown. */
const ROOM = 0.1;

/** The axes for all of these cycles: from 0 unless what matters would then be too small to see. */
export function cycleDomain(
  charts: readonly (readonly CyclePoint[])[],
  unit: 'bytes' | 'count',
): CycleDomain {
  const points = charts.flat();
  const values = points.map(({ y }) => y);
  const highest = Math.max(0, ...values);
  const lowest = values.length === 0 ? 0 : Math.min(...values);
  const span = Math.max(highest - lowest, LEAST_SPAN[unit]) * (1 + 2 * ROOM);
  const middle = (lowest + highest) / 2;
  const isFromZero = middle - span / 2 < (middle + span / 2) * FROM_ZERO;
  const [low, high] = isFromZero
    ? [0, Math.max(highest * (1 + ROOM), LEAST_SPAN[unit])]
    : [middle - span / 2, middle + span / 2];
  const yTicks = ticksAround(low, high, WANTED_Y, unit);
  const xTicks = ticksAround(
    0,
    Math.max(FIRST_END, ...points.map(({ x }) => x)),
    WANTED_X,
    'count',
  );
  return { x: ends(xTicks), xTicks, y: ends(yTicks), yTicks };
}

function ends(ticks: readonly Tick[]): readonly [number, number] {
  return [ticks[0]?.value ?? 0, ticks.at(-1)?.value ?? 1];
}
