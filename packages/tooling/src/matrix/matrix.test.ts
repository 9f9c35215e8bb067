import { describe, expect, test } from 'vitest';
import { StepError } from '../lib/run.mjs';
import { readOptions } from './arguments.mjs';
import { withMatrix } from './readme.mjs';
import { failures, table } from './table.mjs';

const MIB = 1024 * 1024;

const scenarios = [
  { id: 'slice', kind: 'leak', expects: { cause: 'external' } },
  { id: 'churn', kind: 'control', looksLike: 'heap' },
] as const;

const finding = {
  cause: 'external',
  perOperation: { value: 10 * MIB, unit: 'bytes' },
  culprit: { function: 'sliceLeak', line: 6 },
} as const;
const leak = { scenario: 'slice', variant: 'leak', sentence: '', findings: [finding] } as const;
const fix = { scenario: 'slice', variant: 'fixed', sentence: '', findings: [] } as const;
const control = { scenario: 'churn', variant: 'fixed', sentence: '', findings: [] } as const;

/** Nothing is expected of a leak from 26 on, as in a scenario that a newer Node has mended. */
const judge = {
  variants: (id: string) => (id === 'churn' ? ['fixed'] : ['leak', 'fixed']),
  differences: ({ variant, findings }: { variant: string; findings: readonly unknown[] }) =>
    variant === 'fixed' && findings.length > 0 ? ['called leaking, but is healthy'] : [],
};

describe('the table of versions', () => {
  test('has a row for each scenario and a column for each version', () => {
    const columns = [
      { major: 20, verdicts: [leak, fix, control] },
      {
        major: 26,
        verdicts: [{ ...leak, findings: [] }, fix, { ...control, findings: [finding] }],
      },
    ];
    expect(table(scenarios, columns, judge).split('\n')).toEqual([
      '| scenario | cause | per operation | culprit | Node 20 | Node 26 |',
      '| --- | --- | --- | --- | --- | --- |',
      '| `slice` | external | 10 MiB | `sliceLeak` | ✓ | healthy |',
      '| `churn` | (looks like heap) |  |  | healthy | ✗ |',
    ]);
    expect(failures(scenarios, columns, judge)).toEqual([
      'Node 26: churn fixed: called leaking, but is healthy',
    ]);
  });

  test('does not take what is missing for what is right', () => {
    const columns = [{ major: 22, verdicts: [leak, control] }];
    expect(table(scenarios, columns, judge)).toContain('| `sliceLeak` | ✗ |');
    expect(failures(scenarios, columns, judge)).toEqual([
      'Node 22: slice fixed: could not be verified',
    ]);
  });

  test('goes between its markers, again and again', () => {
    const text = `before\n\n<!-- matrix: written by \`npm run test:matrix\` -->\n<!-- end of matrix -->\n\nafter\n`;
    const once = withMatrix(text, 'one');
    expect(once).toContain('before\n');
    expect(once).toContain('\n\none\n\n');
    expect(withMatrix(once, 'two')).toBe(withMatrix(text, 'two'));
    expect(() => withMatrix('no markers', 'one')).toThrow('needs');
  });
});

describe('the arguments', () => {
  test('are all versions and all scenarios where nothing is said', () => {
    expect(readOptions([])).toEqual({ versions: [20, 22, 24, 26], only: [], whole: true });
  });

  test('pick versions and scenarios, which is not the whole then', () => {
    const options = readOptions(['--versions', '24,20', '--only', 'slice,churn']);
    expect(options).toEqual({ versions: [20, 24], only: ['slice', 'churn'], whole: false });
    expect(readOptions(['--versions', '20']).whole).toBe(false);
  });

  test('that are wrong are answered with one line and the usage', () => {
    for (const args of [['--versions', '18'], ['--versions', 'x'], ['--nonsense'], ['slice']]) {
      expect(() => readOptions(args)).toThrow(StepError);
      expect(() => readOptions(args)).toThrow(/^[^\n]+npm run test:matrix[^\n]+$/);
    }
  });
});
