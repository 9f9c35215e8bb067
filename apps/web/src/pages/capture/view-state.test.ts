import { expect, test } from 'vitest';
import { DEFAULT_VIEW, readViewState, writeViewState, type ViewState } from './view-state.ts';

const again = (view: ViewState): ViewState =>
  readViewState(new URLSearchParams(writeViewState(view).toString()));

test('the view as it is by default needs nothing in the URL', () => {
  expect(writeViewState(DEFAULT_VIEW).toString()).toBe('');
  expect(readViewState(new URLSearchParams())).toEqual(DEFAULT_VIEW);
});

test('a view is the same after it was in the URL', () => {
  const view: ViewState = {
    type: 'inuse_space',
    mode: 'sandwich',
    zoom: '1qa2rfqmdts~12-17',
    search: 'a(&b=ü',
    isRegex: true,
    selected: '0',
    side: 'callers',
    of: { name: '<b>"x"', file: '/a b/ü.ts', startLine: 3 },
    filters: [
      { kind: 'focus', frame: { name: 'f', file: '/a.ts', line: 2 } },
      { kind: 'hide', frame: { regex: '^(a|b)&' } },
      { kind: 'tag-ignore', tag: { key: 'memory', value: { equals: 'off-heap' } } },
      { kind: 'window', key: 'ordinal', from: 1, to: 9 },
      { kind: 'only-mine', folder: 'src/slice/' },
      { kind: 'collapse-recursion' },
    ],
    grouping: 'label:memory',
    coloring: 'value',
    order: 'time',
    isInverted: true,
  };
  expect(again(view)).toEqual(view);
});

test('what is no view in a URL is left aside', () => {
  const params = new URLSearchParams({
    zoom: '<img>',
    sel: 'a'.repeat(99),
    view: 'cube',
    of: '["f"]',
    group: 'moon',
    color: 'red',
  });
  params.append('filter', '{"kind":"focus"}');
  params.append('filter', 'a(');
  params.append('filter', '{"kind":"only-mine","folder":7}');
  expect(readViewState(params)).toEqual(DEFAULT_VIEW);
});
