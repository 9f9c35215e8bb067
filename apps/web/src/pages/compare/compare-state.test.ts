import { expect, test } from 'vitest';
import { ROOT_REF } from '../../flame/messages.ts';
import { type CompareState, readCompareState, writeCompareState } from './compare-state.ts';

const plain: CompareState = {
  base: 'a1',
  now: 'b2',
  type: null,
  relative: false,
  width: 'change',
  orientation: 'flame',
  zoom: ROOT_REF,
  selected: null,
  search: '',
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
    orientation: 'icicle',
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
