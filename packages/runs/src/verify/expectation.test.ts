import type { About } from '@leakscope/scenarios';
import type { Finding } from '@leakscope/protocol';
import { expect, test } from 'vitest';
import { differencesFrom, expectationOf } from './expectation.ts';

function finding(change: Partial<Finding> = {}): Finding {
  return {
    cause: 'handles',
    metric: 'handles',
    perOperation: { value: 100, low: 100, high: 100, unit: 'count' },
    perMinute: null,
    culprit: { function: 'forget', file: '/leak.ts', line: 3, share: 1 },
    ...change,
  };
}

const leaking = (...findings: Finding[]) => ({ leaking: true, findings });
const healthy = { leaking: false, findings: [] };
const known = { cause: 'handles', perOperation: 98, culprit: 'forget' } as const;

test('a leak with its cause, amount and culprit is as expected', () => {
  expect(differencesFrom(known, leaking(finding({ cause: 'fds' }), finding()))).toEqual([]);
});

test('a healthy verdict is as expected of healthy code alone', () => {
  expect(differencesFrom('healthy', healthy)).toEqual([]);
  expect(differencesFrom(known, healthy)).toEqual(['called healthy, but leaks handles']);
  expect(differencesFrom('healthy', leaking(finding()))).toEqual([
    'called leaking, but is healthy',
  ]);
});

test('another cause is told with those that were found', () => {
  expect(differencesFrom(known, leaking(finding({ cause: 'fds' })))).toEqual([
    'handles expected among the findings: fds',
  ]);
});

test('a known amount may be missed by 5 %', () => {
  const found = (value: number) =>
    leaking(finding({ perOperation: { value, low: value, high: value, unit: 'count' } }));
  expect(differencesFrom(known, found(102.8))).toEqual([]);
  expect(differencesFrom(known, found(103))).toEqual(['handles: 103 per operation, 98 expected']);
  expect(differencesFrom({ ...known, perOperation: 1 }, leaking(finding()))).toHaveLength(1);
});

test('the culprit must be the one that is known, or nobody', () => {
  const nobody = { ...known, culprit: { none: 'nobody allocates it' } };
  expect(differencesFrom(nobody, leaking(finding()))).toEqual([
    'handles: put down to forget, nobody expected',
  ]);
  expect(differencesFrom(nobody, leaking(finding({ culprit: null })))).toEqual([]);
  expect(differencesFrom(known, leaking(finding({ culprit: null })))).toEqual([
    'handles: put down to nobody, forget expected',
  ]);
});

test('what is expected follows the variant and the version of Node', () => {
  const about = {
    kind: 'leak',
    expects: known,
    expectsOn: (major: number) => (major >= 26 ? 'healthy' : known),
  } as unknown as About;
  expect(expectationOf(about, 'leak', 20)).toBe(known);
  expect(expectationOf(about, 'leak', 26)).toBe('healthy');
  expect(expectationOf(about, 'fixed', 20)).toBe('healthy');
  expect(expectationOf({ kind: 'control' } as About, 'fixed', 20)).toBe('healthy');
});
