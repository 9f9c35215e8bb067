import { expect, test } from 'vitest';
import { ROOT_REF } from '../../flame/messages.ts';
import { readViewState, writeViewState, type ViewState } from './view-state.ts';

const plain: ViewState = {
  type: null,
  zoom: ROOT_REF,
  search: '',
  selected: null,
  orientation: 'flame',
};

test('the view as it is by default needs nothing in the URL', () => {
  expect(writeViewState(plain).toString()).toBe('');
  expect(readViewState(new URLSearchParams())).toEqual(plain);
});

test('a view is the same after it was in the URL', () => {
  const view: ViewState = {
    type: 'inuse_space',
    zoom: '1qa2rfqmdts~12',
    search: 'a(&b=ü',
    selected: '0',
    orientation: 'icicle',
  };
  expect(readViewState(new URLSearchParams(writeViewState(view).toString()))).toEqual(view);
});

test('what is no frame in a URL is left aside', () => {
  const params = new URLSearchParams({ zoom: '<img>', sel: 'a'.repeat(99), view: 'cube' });
  expect(readViewState(params)).toEqual(plain);
});
