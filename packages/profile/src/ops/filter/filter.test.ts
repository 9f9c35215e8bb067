import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../model/profile.ts';
import { totals } from '../../model/read.ts';
import { anyProfile } from '../../testing/arbitrary.ts';
import { drawProfile } from '../../testing/draw.ts';
import { profileFromText } from '../../testing/text.ts';
import { applyFilters } from './apply.ts';
import type { Filter, FrameMatch, TagMatch } from './filter.ts';

const profile = profileFromText(`
  main@/app/main.ts:1 handle@/app/http.ts:3 leak@/app/leak.ts:7 alloc@node:buffer:9 | 60 | memory=off-heap bytes:1048576bytes
  main@/app/main.ts:1 handle@/app/http.ts:3 parse@/app/json.ts:5                    | 30 | memory=heap bytes:2048bytes
  main@/app/main.ts:1 handle@/app/http.ts:4 log@/app/log.ts:2                       |  7 | memory=heap bytes:100bytes ordinal:12
  idle@node:timers:1                                                                |  3 | ordinal:40
`);

function drawn(...filters: Filter[]): string[] {
  return drawProfile(applyFilters(profile, filters).profile).map((line) =>
    line
      .replaceAll(/@\S+|:\S+/g, '')
      .split(' |', 2)
      .join(' |'),
  );
}

function frame(kind: 'focus' | 'ignore' | 'hide' | 'show-from', match: FrameMatch): Filter {
  return { kind, frame: match };
}

describe('filters by frame', () => {
  test('focus keeps what has such a frame anywhere', () => {
    expect(drawn(frame('focus', { text: 'LEAK' }))).toEqual(['main handle leak alloc | 60']);
    expect(drawn(frame('focus', { text: 'http.ts' }))).toHaveLength(3);
  });

  test('several focus narrow down, several ignore drop more', () => {
    expect(
      drawn(frame('focus', { text: 'handle' }), frame('focus', { regex: '^(log|parse)$' })),
    ).toEqual(['main handle parse | 30', 'main handle log | 7']);
    expect(drawn(frame('ignore', { text: 'leak' }), frame('ignore', { text: 'parse' }))).toEqual([
      'main handle log | 7',
      'idle | 3',
    ]);
  });

  test('hide takes frames out of stacks, and samples of nothing else', () => {
    expect(drawn(frame('hide', { text: 'node:' }), frame('hide', { regex: '^handle$' }))).toEqual([
      'main leak | 60',
      'main parse | 30',
      'main log | 7',
    ]);
  });

  test('show from begins stacks at their outermost such frame', () => {
    expect(drawn(frame('show-from', { regex: '^handle$|^parse$' }))).toEqual([
      'handle leak alloc | 60',
      'handle parse | 30',
      'handle log | 7',
    ]);
  });

  test('what is hidden can still be focused on, in whatever order they stand', () => {
    const filters = [frame('hide', { text: 'alloc' }), frame('focus', { text: 'alloc' })];
    expect(drawn(...filters)).toEqual(['main handle leak | 60']);
    expect(drawn(...filters.toReversed())).toEqual(['main handle leak | 60']);
  });

  test('one function, or one line of it, can be meant exactly', () => {
    const handle = { name: 'handle', file: '/app/http.ts' };
    expect(drawn(frame('focus', handle))).toHaveLength(3);
    expect(drawn(frame('focus', { ...handle, line: 4 }))).toEqual(['main handle log | 7']);
    expect(drawn(frame('focus', { name: 'handle', file: '' }))).toEqual([]);
  });

  test('my code and recursion are filters too', () => {
    const recursive = profileFromText('a@/a.ts a@/a.ts b@node:vm | 1');
    const filters: Filter[] = [{ kind: 'collapse-recursion' }, { kind: 'only-mine' }];
    expect(drawProfile(applyFilters(recursive, filters).profile)).toEqual(['a@/a.ts | 1']);
    expect(drawn({ kind: 'only-mine', folder: '/app/leak' })).toEqual([
      'leak | 60',
      '(other code) | 30',
      '(other code) | 7',
      '(other code) | 3',
    ]);
  });
});

describe('filters by label', () => {
  const tag = (match: TagMatch): string[] => drawn({ kind: 'tag-focus', tag: match });

  test('compare strings exactly or by pattern', () => {
    expect(tag({ key: 'memory', value: { equals: 'heap' } })).toEqual([
      'main handle parse | 30',
      'main handle log | 7',
    ]);
    expect(tag({ key: 'memory', value: { text: 'HEAP' } })).toHaveLength(3);
    expect(tag({ key: 'memory', value: { regex: '^off' } })).toHaveLength(1);
    expect(tag({ value: { text: 'memory:off' } })).toHaveLength(1);
    expect(tag({ value: { equals: 'off-heap' } })).toHaveLength(1);
  });

  test('compare numbers with a range, in other units too', () => {
    expect(tag({ key: 'bytes', value: { min: 2, unit: 'kB' } })).toEqual([
      'main handle leak alloc | 60',
      'main handle parse | 30',
    ]);
    expect(tag({ key: 'bytes', value: { min: 100, max: 2048 } })).toHaveLength(2);
    expect(tag({ value: { max: 12 } })).toEqual(['main handle log | 7']);
    expect(tag({ key: 'bytes', value: { min: 1, unit: 'seconds' } })).toEqual([]);
  });

  test('ignore what carries them', () => {
    expect(drawn({ kind: 'tag-ignore', tag: { key: 'memory', value: { text: 'heap' } } })).toEqual([
      'idle | 3',
    ]);
  });

  test('a window has its beginning and not its end', () => {
    expect(drawn({ kind: 'window', key: 'ordinal', from: 12, to: 40 })).toEqual([
      'main handle log | 7',
    ]);
    expect(drawn({ kind: 'window', key: 'ordinal', from: 40, to: 41 })).toEqual(['idle | 3']);
  });
});

describe('a filter that cannot be applied', () => {
  const outcome = (filter: Filter): unknown => applyFilters(profile, [filter]).outcomes[0];

  test.each<[string, Filter]>([
    ['no regular expression', frame('focus', { regex: 'a(' })],
    ['an empty pattern', frame('hide', { text: '' })],
    ['an endless pattern', frame('hide', { text: 'a'.repeat(10_001) })],
    ['a range without numbers', { kind: 'tag-focus', tag: { value: { min: 2, max: 1 } } }],
    ['no number', { kind: 'window', key: 'time', from: NaN, to: 1 }],
    ['no regular expression of labels', { kind: 'tag-ignore', tag: { value: { regex: '[' } } }],
  ])('is left out and said to be so: %s', (_, filter) => {
    expect(outcome(filter)).toEqual({
      state: 'invalid',
      problem: expect.stringMatching(/\w.*\.$/),
    });
    expect(applyFilters(profile, [filter]).profile).toBe(profile);
  });

  test('says why', () => {
    expect(outcome(frame('focus', { regex: 'a(' }))).toMatchObject({
      problem: expect.stringContaining('Unterminated group'),
    });
  });

  test('a regular expression that goes back and forth ends all the same', () => {
    const long = profileFromText(`${'a'.repeat(50_000)}! | 1`);
    const { outcomes } = applyFilters(long, [frame('focus', { regex: '(a+)+$' })]);
    expect(outcomes).toEqual([{ state: 'no-match' }]);
  });

  test('is told apart from one that matches nothing', () => {
    expect(outcome(frame('focus', { text: 'nobody' }))).toEqual({ state: 'no-match' });
    expect(outcome(frame('hide', { text: 'leak' }))).toEqual({ state: 'applied' });
    expect(outcome({ kind: 'tag-focus', tag: { key: 'nothing', value: { text: 'a' } } })).toEqual({
      state: 'no-match',
    });
  });
});

describe('filtering', () => {
  const sum = (a: Profile, b: Profile): number[] =>
    totals(a).map((total, type) => total + (totals(b)[type] ?? 0));

  test('by focus and by ignore parts the total in two', () => {
    fc.assert(
      fc.property(anyProfile, fc.constantFrom('leak', 'main', 'app', 'node:'), (any, text) => {
        const focus = applyFilters(any, [frame('focus', { text })]).profile;
        const ignore = applyFilters(any, [frame('ignore', { text })]).profile;
        expect(sum(focus, ignore)).toEqual(totals(any));
      }),
    );
  });

  test('by tag focus and by tag ignore parts the total in two', () => {
    fc.assert(
      fc.property(anyProfile, fc.nat(), (any, min) => {
        const focus = applyFilters(any, [{ kind: 'tag-focus', tag: { value: { min } } }]).profile;
        const ignore = applyFilters(any, [{ kind: 'tag-ignore', tag: { value: { min } } }]).profile;
        expect(sum(focus, ignore)).toEqual(totals(any));
      }),
    );
  });

  test('never throws, whatever the pattern', () => {
    fc.assert(
      fc.property(anyProfile, fc.string(), (any, regex) => {
        const { outcomes } = applyFilters(any, [
          frame('hide', { regex }),
          frame('focus', { text: regex }),
        ]);
        expect(outcomes).toHaveLength(2);
      }),
    );
  });

  test('leaves parents before their children', () => {
    fc.assert(
      fc.property(anyProfile, (any) => {
        const filters = [frame('hide', { text: 'handle' }), frame('show-from', { text: 'app' })];
        const { stacks } = applyFilters(any, filters).profile;
        for (const [stack, parent] of stacks.parent.entries()) expect(parent).toBeLessThan(stack);
      }),
    );
  });

  test('holds a stack of 20,000 calls', () => {
    const frames = Array.from({ length: 20_000 }, (_, i) => `f${i % 100}`).join(' ');
    const deep = profileFromText(`main ${frames} | 1`);
    const filters: Filter[] = [
      frame('hide', { text: 'f7' }),
      frame('show-from', { text: 'f1' }),
      { kind: 'collapse-recursion' },
    ];
    expect(totals(applyFilters(deep, filters).profile)).toEqual([1]);
  });
});
