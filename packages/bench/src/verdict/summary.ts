import { type Recorded, toReadings } from './recording/recording.ts';
import type { Rule } from './rules/rule.ts';
import { NO_SERIES, perThousand, type Score } from './score.ts';
import { LEAKS } from './series/families.ts';

/** What the verdict is to keep below, per thousand. */
const GOALS = { falseAlarms: 1, misses: 5 };

/** Mistakes of every rule in every family, per thousand, as lines of text. */
export function familyTable(scores: readonly Score[]): string {
  const families = [...(scores[0]?.families.keys() ?? [])].toSorted(
    (a, b) => Number(b in LEAKS) - Number(a in LEAKS),
  );
  const table = [
    ['mistakes per thousand', ...scores.map(({ subject }) => subject)],
    ...families.map((family) => [
      `${family in LEAKS ? 'leak' : 'healthy'}: ${family}`,
      ...scores.map((one) => perThousand(one.families.get(family) ?? NO_SERIES).toFixed(1)),
    ]),
  ];
  const width = (column: number) => Math.max(...table.map((line) => line[column]?.length ?? 0));
  const padded = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(width(column)) : cell.padStart(width(column));
  return table.map((line) => line.map(padded).join('  ')).join('\n');
}

/** Which recorded healthy processes each rule calls leaking, by name. */
export function alarmsText(rules: readonly Rule[], recorded: readonly Recorded[]): string {
  return rules
    .map(({ subject, isLeak }) => {
      const alarms = recorded.filter((one) => isLeak(toReadings(one)));
      const names = alarms.map(({ scenario }) => scenario).join(', ');
      return `${subject} calls ${alarms.length} of ${recorded.length} recorded processes leaking${names === '' ? '' : `: ${names}`}`;
    })
    .join('\n');
}

/** Whether ours reaches its goals, and makes fewer mistakes of either kind than any other rule. */
export function goalsText(scores: readonly Score[]): string {
  const ours = scores.find(({ subject }) => subject === 'leakscope');
  const others = scores.filter((one) => one !== ours);
  return (['falseAlarms', 'misses'] as const)
    .map((kind) => {
      const value = perThousand(ours?.[kind] ?? NO_SERIES);
      const fewest = Math.min(...others.map((other) => perThousand(other[kind])));
      const reached = value <= GOALS[kind] && value < fewest;
      const title = kind === 'misses' ? 'misses' : 'false alarms';
      const goal = `goal: at most ${GOALS[kind]}, and fewer than the others`;
      return `${title}: ${value.toFixed(2)} per thousand, the fewest of the others ${fewest.toFixed(2)} (${goal}${reached ? '' : '; not reached'})`;
    })
    .join('\n');
}
