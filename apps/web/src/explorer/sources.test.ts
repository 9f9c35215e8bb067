import type { ScenarioDetail } from '@leakscope/protocol';
import { expect, test } from 'vitest';
import { ownFolder, sourceOf, whyNoSource } from './sources.ts';

const leak = { path: 'packages/scenarios/src/slice/leak.ts', code: 'leak();' };
const fixed = { path: 'packages/scenarios/src/slice/fixed.ts', code: 'fixed();' };
const scenario: ScenarioDetail = {
  id: 'slice',
  kind: 'leak',
  title: '',
  summary: '',
  goAnalogue: '',
  signature: [],
  causes: ['external'],
  capture: 'heap',
  difficulty: 'easy',
  sources: { leak, fixed },
  story: [],
  watch: '',
  whyTheFixWorks: '',
  realCases: [],
};

test('a frame’s absolute path leads to the scenario’s source', () => {
  expect(sourceOf(scenario, `/home/me/leakscope/${leak.path}`)).toBe(leak);
  expect(sourceOf(scenario, `C:\\app\\${leak.path.replaceAll('/', '\\')}`)).toBe(leak);
  expect(sourceOf(scenario, `file:///C:/leakscope/${fixed.path}`)).toBe(fixed);
});

test('a file that only ends alike does not', () => {
  expect(sourceOf(scenario, '/app/leak.ts')).toBeUndefined();
  expect(sourceOf(scenario, `/app/x${leak.path}`)).toBeUndefined();
  expect(sourceOf(undefined, `/app/${leak.path}`)).toBeUndefined();
});

test('one’s own code is the scenario’s folder', () => {
  expect(ownFolder(scenario)).toBe('packages/scenarios/src/slice/');
  expect(ownFolder(undefined)).toBeNull();
});

test('where there is no source the reason is said', () => {
  expect(whyNoSource('node:fs')).toMatch(/Node’s own code/);
  expect(whyNoSource('/app/node_modules/hono/dist/index.js')).toMatch(/package’s code/);
  expect(whyNoSource('')).toMatch(/no place in a source file/);
  expect(whyNoSource('leakscope:probe')).toMatch(/part of Leakscope/);
  expect(whyNoSource('/app/server.ts')).toMatch(/not shown/);
});
