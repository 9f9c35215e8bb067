import { expect, test } from 'vitest';
import { describeFilter, filterOf } from './frame-filters.ts';

const frame = { name: 'leak', file: '/app/src/leak.ts', merged: 0 };

test('a frame is filtered by its function', () => {
  expect(filterOf('focus', frame, 'line')).toEqual({
    kind: 'focus',
    frame: { name: 'leak', file: '/app/src/leak.ts' },
  });
});

test('a frame that is a file or a package is filtered by what is in its paths', () => {
  const file = { name: frame.file, file: frame.file, merged: 0 };
  const named = (name: string) => filterOf('hide', { name, file: '', merged: 0 }, 'package');
  expect(filterOf('hide', file, 'file')).toEqual({ kind: 'hide', frame: { text: frame.file } });
  expect(named('@a/b')).toEqual({ kind: 'hide', frame: { text: 'node_modules/@a/b/' } });
  expect(named('Node.js')).toEqual({ kind: 'hide', frame: { text: 'node:' } });
  expect(named('(no file)')).toBeUndefined();
});

test('a frame that is a label is filtered by the label', () => {
  const label = { name: 'memory=heap', file: '', merged: 0 };
  const tag = { key: 'memory', value: { equals: 'heap' } };
  expect(filterOf('focus', label, 'label:memory')).toEqual({ kind: 'tag-focus', tag });
  expect(filterOf('hide', label, 'label:memory')).toEqual({ kind: 'tag-ignore', tag });
});

test('what stands for several frames cannot be filtered', () => {
  expect(filterOf('focus', { ...frame, merged: 3 }, 'line')).toBeUndefined();
});

test('filters read like sentences', () => {
  const words = (filter: Parameters<typeof describeFilter>[0]) =>
    Object.values(describeFilter(filter)).filter(Boolean).join(' ');
  expect(words({ kind: 'focus', frame: { ...frame, line: 4 } })).toBe(
    'Only through leak leak.ts:4',
  );
  expect(words({ kind: 'ignore', frame: { regex: 'a|b' } })).toBe('Without /a|b/');
  expect(words({ kind: 'only-mine' })).toBe('Only my code');
  expect(words({ kind: 'tag-focus', tag: { key: 'memory', value: { equals: 'heap' } } })).toBe(
    'Only memory heap',
  );
});
