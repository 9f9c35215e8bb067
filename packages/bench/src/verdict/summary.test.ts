import { describe, expect, it } from 'vitest';
import type { Score } from './score.ts';
import { alarmsText, familyTable, goalsText } from './summary.ts';

const scoreOf = (subject: string, falseAlarms: number, misses: number): Score => ({
  subject,
  falseAlarms: { mistakes: falseAlarms, of: 5000 },
  misses: { mistakes: misses, of: 5000 },
  families: new Map([
    ['flat', { mistakes: falseAlarms, of: 1000 }],
    ['steady', { mistakes: misses, of: 2000 }],
  ]),
});

describe('the summary', () => {
  it('lists mistakes by family, leaks first', () => {
    expect(familyTable([scoreOf('leakscope', 1, 20), scoreOf('memwatch', 500, 4)])).toBe(
      [
        'mistakes per thousand  leakscope  memwatch',
        'leak: steady                10.0       2.0',
        'healthy: flat                1.0     500.0',
      ].join('\n'),
    );
  });

  it('names what is called leaking and is not', () => {
    const recorded = ['a', 'b', 'c'].map((scenario, index) => ({
      scenario,
      kind: 'control' as const,
      node: 'v20.0.0',
      operations: [0, 1],
      t: [0, 1],
      values: { heap: [0, index] },
    }));
    const rule = {
      subject: 'it',
      isLeak: (readings: readonly { values: { heap?: number | null } }[]) =>
        (readings[1]?.values.heap ?? 0) > 0,
    };
    expect(alarmsText([rule], recorded)).toBe('it calls 2 of 3 recorded processes leaking: b, c');
    expect(alarmsText([{ ...rule, isLeak: () => false }], recorded)).toBe(
      'it calls 0 of 3 recorded processes leaking',
    );
  });

  it('tells whether the goals are reached', () => {
    const peer = scoreOf('memwatch', 500, 100);
    expect(goalsText([scoreOf('leakscope', 5, 25), peer])).not.toContain('not reached');
    expect(goalsText([scoreOf('leakscope', 6, 25), peer])).toContain(
      'false alarms: 1.20 per thousand',
    );
    expect(goalsText([scoreOf('leakscope', 6, 25), peer]).match(/not reached/g)).toHaveLength(1);
    const better = scoreOf('memwatch', 0, 25);
    expect(goalsText([scoreOf('leakscope', 1, 25), better]).match(/not reached/g)).toHaveLength(2);
  });
});
