import type { Row } from '../result.ts';
import { READINGS, record } from './recording/record.ts';
import { readRecording, type Recorded, toReadings, writeRecording } from './recording/recording.ts';
import { leakage } from './rules/leakage.ts';
import { leakscope } from './rules/leakscope.ts';
import { memwatch } from './rules/memwatch.ts';
import type { Rule } from './rules/rule.ts';
import { endpointSlope, meanSlope, withBestThreshold } from './rules/slopes.ts';
import { rowOf, score } from './score.ts';
import { generate, LEAST_GROWTH, type Noise } from './series/generate.ts';
import { alarmsOf, familyTable, goalsText } from './summary.ts';

/** Half leaks, half healthy. */
const SERIES = 10_000;
const SEED = 20_261_123;

/**
 * The verdict against the rules of its peers, on the same series of known truth and on recorded healthy
 * processes. `BENCH_SEED` draws other series, `BENCH_RECORD=1` records the healthy processes anew.
 */
export async function verdict(
  say: (line: string) => void,
): Promise<{ rows: Row[]; summary: string }> {
  if (process.env['BENCH_RECORD']) await writeRecording(await record(say));
  const recorded = await readRecording();
  const noises = recorded.filter(({ kind }) => kind === 'fixed').map(toNoise);
  const seed = Number(process.env['BENCH_SEED'] ?? SEED);
  say(
    `${SERIES} series of ${READINGS} readings, seed ${seed}; noise of ${noises.length} recorded processes; ` +
      `growth at least ${LEAST_GROWTH} times its noise`,
  );
  const series = generate(noises, seed, SERIES);
  const [endpoint, mean] = [endpointSlope, meanSlope].map((rule) =>
    withBestThreshold(rule, series),
  );
  const rules: Rule[] = [
    leakscope,
    memwatch,
    leakage,
    ...(endpoint && mean ? [endpoint, mean] : []),
  ];
  const scores = rules.map((rule) => {
    say(`judging by the rule of ${rule.subject}`);
    return score(rule, series);
  });
  const controls = recorded.filter(({ kind }) => kind === 'control');
  const fixed = recorded.filter(({ kind }) => kind === 'fixed');
  const alarms = rules.map((rule) => ({
    subject: rule.subject,
    controls: alarmsOf(rule, controls),
    fixed: alarmsOf(rule, fixed),
  }));
  const rows = [
    ...scores.map((one) => rowOf('false alarms', one.subject, one.falseAlarms)),
    ...scores.map((one) => rowOf('misses', one.subject, one.misses)),
    ...alarms.map((one) =>
      rowOf('false alarms on recorded controls', one.subject, {
        mistakes: one.controls.length,
        of: controls.length,
      }),
    ),
    ...alarms.map((one) =>
      rowOf('false alarms on recorded fixes', one.subject, {
        mistakes: one.fixed.length,
        of: fixed.length,
      }),
    ),
  ];
  return { rows, summary: [familyTable(scores), goalsText(scores)].join('\n\n') };
}

function toNoise(recorded: Recorded): Noise {
  const readings = toReadings(recorded);
  return {
    operations: readings.map(({ operations }) => operations),
    heap: readings.flatMap(({ values }) => values.heap ?? []),
  };
}
