import type { Recorded } from './recording/recording.ts';
import type { Rule } from './rules/rule.ts';
import { toReadings } from './recording/recording.ts';
import { perThousand, type Score } from './score.ts';
import { HEALTHY, LEAKS } from './series/families.ts';

/** What the verdict is to keep below, per thousand. */
const GOALS = { falseAlarms: 1, misses: 5 };

/** Mistakes of every rule in every family, per thousand, as lines of text. */
export function familyTable(scores: readonly Score[]): string {
  const names = [...Object.keys(LEAKS), ...Object.keys(HEALTHY)];
  const table = [
    ['mistakes per thousand', ...scores.map(({ subject }) => subject)],
    ...names.map((name) => [
      `${name in LEAKS ? 'leak' : 'healthy'}: ${name}`,
      ...scores.map(({ families }) =>
        perThousand(families.get(name) ?? { mistakes: 0, of: 0 }).toFixed(1),
      ),
    ]),
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((line) => line[column]?.length ?? 0)),
  );
  return table
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

/** Which recorded healthy processes a rule calls leaking. */
export function alarmsOf({ isLeak }: Rule, recorded: readonly Recorded[]): string[] {
  return recorded.filter((one) => isLeak(toReadings(one))).map(({ scenario }) => scenario);
}

/** Whether ours reaches its goals and makes fewer mistakes of either kind than any other rule. */
export function goalsText(scores: readonly Score[]): string {
  const ours = scores.find(({ subject }) => subject === 'leakscope');
  const others = scores.filter((one) => one !== ours);
  if (!ours) return '';
  return (['falseAlarms', 'misses'] as const)
    .map((kind) => {
      const value = perThousand(ours[kind]);
      const least = Math.min(...others.map((other) => perThousand(other[kind])));
      const reached = value <= GOALS[kind] && value < least;
      const name = kind === 'misses' ? 'misses' : 'false alarms';
      return `${name}: ${value.toFixed(2)} per thousand, the fewest of the others ${least.toFixed(2)} (goal at most ${GOALS[kind]} and fewer than the others${reached ? '' : ', not reached'})`;
    })
    .join('\n');
}
