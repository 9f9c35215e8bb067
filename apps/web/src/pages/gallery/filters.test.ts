import type { Scenario } from '@leakscope/protocol';
import { expect, test } from 'vitest';
import { chosenCount, countsOf, facets, found, kindFacet } from './filters.ts';

const scenario = (id: string, more: Partial<Scenario>): Scenario => ({
  id,
  kind: 'leak',
  title: id,
  summary: '',
  goAnalogue: '',
  signature: ['liveHeap'],
  causes: ['heap'],
  capture: 'heap',
  difficulty: 'easy',
  ...more,
});

const scenarios = [
  scenario('slice', {
    summary: 'Ten bytes of a buffer',
    goAnalogue: 'A slice of an array',
    signature: ['arrayBuffers', 'external'],
    causes: ['external'],
  }),
  scenario('interval', {
    goAnalogue: 'A ticker without Stop',
    signature: ['handles', 'liveHeap'],
    causes: ['handles', 'heap'],
    capture: 'async',
    difficulty: 'medium',
  }),
  scenario('closure', { difficulty: 'hard' }),
  scenario('plateau', { kind: 'control', difficulty: 'medium' }),
];

const ids = (address: string): string[] =>
  found(scenarios, new URLSearchParams(address)).map(({ id }) => id);

test('without a filter everything is shown', () => {
  expect(ids('')).toEqual(['slice', 'interval', 'closure', 'plateau']);
});

test('filters narrow down together', () => {
  expect(ids('metric=liveHeap')).toEqual(['interval', 'closure', 'plateau']);
  expect(ids('metric=liveHeap&kind=leak')).toEqual(['interval', 'closure']);
  expect(ids('metric=liveHeap&kind=leak&found=async')).toEqual(['interval']);
});

test('a leak with several causes is found by each', () => {
  expect(ids('cause=handles')).toEqual(['interval']);
  expect(ids('cause=heap')).toContain('interval');
});

test('what Go knows as well is told from what it does not', () => {
  expect(ids('go=yes')).toEqual(['slice', 'interval']);
  expect(ids('go=no')).toEqual(['closure', 'plateau']);
});

test('words are searched for in title, summary, id and the Go analogue', () => {
  expect(ids('q=ten+BUFFER')).toEqual(['slice']);
  expect(ids('q=ticker')).toEqual(['interval']);
  expect(ids('q=ticker&cause=external')).toEqual([]);
});

test('a value that does not exist shows nothing', () => {
  expect(ids('difficulty=impossible')).toEqual([]);
});

test('a value is counted as if nothing else were chosen of its facet', () => {
  const difficulty = facets.find(({ name }) => name === 'difficulty') ?? kindFacet;
  const counts = countsOf(difficulty, scenarios, new URLSearchParams('difficulty=hard&kind=leak'));
  expect(Object.fromEntries(counts)).toEqual({ easy: 1, medium: 1, hard: 1 });
});

test('filters in force are counted', () => {
  expect(chosenCount(new URLSearchParams('q=x'))).toBe(0);
  expect(chosenCount(new URLSearchParams('q=x&kind=leak&cause=heap'))).toBe(2);
});
