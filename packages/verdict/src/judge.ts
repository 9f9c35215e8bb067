import { MANY_OPERATIONS, UNBOUNDED } from './bounds.ts';
import { CAUSES, type Cause, unitOf } from './cause.ts';
import { confidenceOf } from './confidence.ts';
import { grows, growsClearly, mayGrow } from './grows.ts';
import type { Point } from './statistics/theil-sen.ts';
import { type Trend, trendOf } from './trend.ts';
import type { Amount, Evidence, Growth, Judgement, Reading } from './types.ts';

const MS_PER_MINUTE = 60_000;
/** Readings after which a process that shows nothing is called healthy. */
const ENOUGH_FOR_HEALTHY = 8;
/** The part of the growth that must still be there after the idle time. */
const HELD = 0.5;
/** Growth of native memory that is no mere shadow of other memory: a share of what that grew by. */
const SHADOW = 0.5;
/** Bytes allocated by an operation that are worth a note: several times what a request takes. */
const CHURN = 256 * 1024;

/** Whether a process leaks, what, and how much, from what was read after each cycle of load. */
export function judge(evidence: Evidence): Judgement {
  const { readings, idle = [], per = 'operation' } = evidence;
  const trends = new Map<Cause, Trend>();
  for (const cause of CAUSES) {
    const trend = trendOf(pointsOf(cause, readings, per));
    if (trend) trends.set(cause, trend);
  }
  const grown = new Map<Cause, Trend>();
  for (const [cause, trend] of trends) {
    const end = pointsOf(cause, idle, per).at(-1);
    const held = !end || end.y - trend.start >= HELD * trend.growth;
    if (held && grows(cause, trend)) grown.set(cause, trend);
  }
  if (isShadow(grown)) grown.delete('native');

  const leaking = grown.size > 0;
  const decisive = leaking ? grown : trends;
  const mayFill = leaking && !isBeyondBounds(grown, readings, per);
  const isClear = [...grown].some(([cause, trend]) => growsClearly(cause, trend));
  return {
    leaking,
    confidence: confidenceOf(leaking, mayFill, decisive),
    decided: leaking ? isClear && !mayFill : isHealthy(trends, readings),
    mayFill,
    ...(!leaking && (evidence.allocatedPerOperation ?? 0) >= CHURN && { note: 'churn' as const }),
    growths: [...grown].map(([cause, trend]) => growthOf(cause, trend, per)),
    slopes: Object.fromEntries(
      [...trends].map(([cause, trend]) => [cause, amountOf(cause, trend)]),
    ),
    warmUp: Math.max(0, ...[...decisive].map(([cause, trend]) => warmUpIn(readings, cause, trend))),
  };
}

type Per = NonNullable<Evidence['per']>;

/** The readings of one cause: by operations, or by minutes since the first. */
function pointsOf(cause: Cause, readings: readonly Reading[], per: Per): Point[] {
  const begun = readings[0]?.t ?? 0;
  return readings.flatMap((reading) => {
    const y = reading.values[cause];
    const x = per === 'operation' ? reading.operations : (reading.t - begun) / MS_PER_MINUTE;
    return y === null || y === undefined ? [] : [{ x, y }];
  });
}

/** How many readings come before the first one of a cause that is judged: some may lack its value. */
function warmUpIn(readings: readonly Reading[], cause: Cause, { warmUp }: Trend): number {
  if (warmUp === 0) return 0;
  let points = 0;
  return readings.findIndex(
    ({ values }) => typeof values[cause] === 'number' && points++ === warmUp,
  );
}

/** Native memory is what remains of the resident set: it strays with memory that V8 accounts for. */
function isShadow(grown: ReadonlyMap<Cause, Trend>): boolean {
  const accounted = (grown.get('external')?.growth ?? 0) + (grown.get('heap')?.growth ?? 0);
  return (grown.get('native')?.growth ?? Number.POSITIVE_INFINITY) < SHADOW * accounted;
}

/** Whether there were more operations, or a growth is greater, than what a usual cache fills with. */
function isBeyondBounds(
  grown: ReadonlyMap<Cause, Trend>,
  readings: readonly Reading[],
  per: Per,
): boolean {
  const operations = readings.at(-1)?.operations ?? 0;
  return (
    (per === 'operation' && operations >= MANY_OPERATIONS) ||
    [...grown].some(([cause, { growth }]) => growth >= UNBOUNDED[cause])
  );
}

function isHealthy(trends: ReadonlyMap<Cause, Trend>, readings: readonly Reading[]): boolean {
  return (
    readings.length >= ENOUGH_FOR_HEALTHY &&
    [...trends].every(([cause, trend]) => !mayGrow(cause, trend))
  );
}

function amountOf(cause: Cause, { line }: Trend): Amount {
  return { value: line.slope, low: line.low, high: line.high, unit: unitOf(cause) };
}

function growthOf(cause: Cause, trend: Trend, per: Per): Growth {
  const amount = amountOf(cause, trend);
  return per === 'operation'
    ? { cause, perOperation: amount, perMinute: null }
    : { cause, perOperation: null, perMinute: amount };
}
