import { expect, test } from 'vitest';
import { DEFAULT_GRAPH } from '../../explorer/graph-state.ts';
import { type CompareState, readCompareState, writeCompareState } from './compare-state.ts';

const plain: CompareState = {
  ...DEFAULT_GRAPH,
  base: 'a1',
  now: 'b2',
  relative: false,
  width: 'change',
};

test('two captures are all that a URL needs', () => {
  expect(writeCompareState(plain).toString()).toBe('base=a1&with=b2');
  expect(readCompareState(new URLSearchParams('base=a1&with=b2'))).toEqual(plain);
});

test('a comparison is the same after it was in the URL', () => {
  const state: CompareState = {
    ...plain,
    type: 'inuse_space',
    relative: true,
    width: 'both',
    mode: 'sandwich',
    of: { name: 'leak', file: '/app/leak.ts', startLine: 3 },
    filters: [{ kind: 'focus', frame: { name: 'leak', file: '' } }, { kind: 'only-mine' }],
    grouping: 'package',
    zoom: '1qa2rfqmdts~3-9',
    selected: '1qa2rfqmdts',
    search: 'a(&b=ü',
  };
  expect(readCompareState(new URLSearchParams(writeCompareState(state).toString()))).toEqual(state);
});

test('what is neither an id nor a frame is left aside', () => {
  const params = new URLSearchParams({ base: '../x', with: 'b2', zoom: '<img>', sel: '!' });
  expect(readCompareState(params)).toEqual({ ...plain, base: null });
});
