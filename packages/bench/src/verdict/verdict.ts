import type { Row } from '../result.ts';
import { READINGS, record } from './recording/record.ts';
import { readRecording, type Recorded, toReadings, writeRecording } from './recording/recording.ts';
import { leakage } from './rules/leakage.ts';
import { leakscope } from './rules/leakscope.ts';
import { memwatch } from './rules/memwatch.ts';
import type { Rule } from './rules/rule.ts';
import { endpointSlope, meanSlope, withBestThreshold } from './rules/slopes.ts';
import { NO_SERIES, rowOf, type Score, score } from './score.ts';
import { generate, LEAST_GROWTH, MOST_GROWTH, type Noise, type Series } from './series/generate.ts';
import { alarmsText, familyTable, goalsText } from './summary.ts';

/** Half leaks, half healthy. */
const SERIES = 10_000;
const SEED = 20_261_123;

/**
 * Operations after which a process is warm, so that what its heap strays by is noise: before, it is a
 * shape, and shapes are drawn.
 */
const WARM = 100;

/** Healthy series that nobody made. */
const CONTROLS = 'recorded controls';
const FIXES = 'recorded fixes';

/**
 * The verdict against the rules of its peers, on the same series of known truth and on recorded healthy
 * processes. `BENCH_SEED` draws other series, `BENCH_RECORD=1` records the healthy processes anew.
 */
export async function verdict(
  say: (line: string) => void,
): Promise<{ rows: Row[]; summary: string }> {
  if (process.env['BENCH_RECORD']) await writeRecording(await record(say));
  const recorded = await readRecording();
  const noises = recorded
    .filter(({ kind, operations }) => kind === 'fixed' && (operations[0] ?? 0) >= WARM)
    .map(toNoise);
  const seed = Number(process.env['BENCH_SEED'] ?? SEED);
  const series = [...generate(noises, seed, SERIES), ...recorded.map(toSeries)];
  const rules: Rule[] = [
    leakscope,
    memwatch,
    leakage,
    withBestThreshold(endpointSlope, series),
    withBestThreshold(meanSlope, series),
  ];
  const scores = rules.map((rule) => {
    say(`judging ${series.length} series by the rule of ${rule.subject}`);
    return score(rule, series);
  });
  const made =
    `${SERIES} series of ${READINGS} readings, half of them leaks, seed ${seed}: the heap of one of ` +
    `${noises.length} warm fixes, and a shape that grows by ${LEAST_GROWTH} to ${MOST_GROWTH} times ` +
    `as much as that heap strays. Beside them ${recorded.length} recorded processes as they are.`;
  const parts = [made, familyTable(scores), alarmsText(rules, recorded), goalsText(scores)];
  return { rows: rowsOf(scores), summary: parts.join('\n\n') };
}

function rowsOf(scores: readonly Score[]): Row[] {
  return [
    ...scores.map(({ subject, falseAlarms }) => rowOf('false alarms', subject, falseAlarms)),
    ...scores.map(({ subject, misses }) => rowOf('misses', subject, misses)),
    ...[CONTROLS, FIXES].flatMap((family) =>
      scores.map(({ subject, families }) =>
        rowOf(`false alarms, ${family}`, subject, families.get(family) ?? NO_SERIES),
      ),
    ),
  ];
}

function toSeries(recorded: Recorded): Series {
  const family = recorded.kind === 'control' ? CONTROLS : FIXES;
  return { leak: false, family, readings: toReadings(recorded) };
}

function toNoise(recorded: Recorded): Noise {
  const readings = toReadings(recorded).slice(0, READINGS);
  return {
    operations: readings.map(({ operations }) => operations),
    heap: readings.flatMap(({ values }) => values.heap ?? []),
  };
}
