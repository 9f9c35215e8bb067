import { CAUSES, type Cause, unitOf } from './cause.ts';
import { FLOORS } from './floors.ts';
import type { Point } from './statistics/theil-sen.ts';
import { type Trend, trendOf } from './trend.ts';
import type { Amount, Evidence, Growth, Judgement, Reading } from './types.ts';
import { warmUpOf } from './warm-up.ts';

const MS_PER_MINUTE = 60_000;
/** The fewest judged readings that can show a leak: six in a row rise by chance once in 720 times. */
const LEAST_READINGS = 6;
/** The most likely chance that still counts as growth. */
const MOST_CHANCE = 0.002;
/** Growth over the run against the deviation of one reading. */
const LEAST_SIGNAL = 4;
/** The least part of the expected growth that every stretch must show. */
const WEAKEST = 0.3;
/** The part of the growth that must still be there after the idle time. */
const HELD = 0.5;
/** Bytes allocated by an operation that are worth a note. */
const CHURN = 64 * 1024;

/** Whether a process leaks, what, and how much, from what was read after each cycle of load. */
export function judge(evidence: Evidence): Judgement {
  const { readings, idle = [], per = 'operation' } = evidence;
  const pointsOf = (cause: Cause, from: readonly Reading[]): Point[] =>
    from.flatMap((reading) => {
      const y = reading.values[cause];
      const x = per === 'operation' ? reading.operations : reading.t / MS_PER_MINUTE;
      return y === null || y === undefined ? [] : [{ x, y }];
    });
  const warmUp = Math.max(0, ...CAUSES.map((cause) => warmUpOf(pointsOf(cause, readings))));
  const judged = readings.slice(warmUp);
  const growths: Growth[] = [];
  const slopes: Partial<Record<Cause, Amount>> = {};
  let chance = 1;
  for (const cause of CAUSES) {
    const points = pointsOf(cause, judged);
    const trend = trendOf(points);
    if (!trend) continue;
    const { slope: value, low, high } = trend.line;
    const amount: Amount = { value, low, high, unit: unitOf(cause) };
    slopes[cause] = amount;
    if (points.length < LEAST_READINGS || !grows(cause, trend)) continue;
    if (!held(trend, points[0], pointsOf(cause, idle))) continue;
    growths.push(
      per === 'operation'
        ? { cause, perOperation: amount, perMinute: null }
        : { cause, perOperation: null, perMinute: amount },
    );
    chance = Math.min(chance, trend.chance);
  }
  const leaking = growths.length > 0;
  const churn = !leaking && (evidence.allocatedPerOperation ?? 0) >= CHURN;
  return {
    leaking,
    confidence: leaking ? 1 - chance : 0.99,
    decided: judged.length >= LEAST_READINGS + (leaking ? 0 : 2),
    ...(churn && { note: 'churn' as const }),
    growths,
    slopes,
    warmUp,
  };
}

function grows(cause: Cause, { line, growth, noise, chance, weakest }: Trend): boolean {
  return (
    line.low > 0 &&
    growth >= FLOORS[cause] &&
    growth >= LEAST_SIGNAL * noise &&
    chance <= MOST_CHANCE &&
    weakest >= WEAKEST
  );
}

/** Whether what had grown was still there after the idle time; true where nobody looked. */
function held(trend: Trend, first: Point | undefined, idle: readonly Point[]): boolean {
  const last = idle.at(-1);
  if (!last || !first) return true;
  return last.y - first.y >= HELD * trend.growth;
}
