import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ControlDetail,
  Problem,
  Run,
  Sample,
  Scenario,
  ScenarioDetail,
} from '../support/contract.ts';
import type { Api } from '../support/api.ts';
import { expect, test } from '../support/test.ts';
import { until } from '../support/until.ts';

const MIB = 1024 * 1024;
const TIMES = 10;
/** Longer than the fixes wait for an answer that does not come. */
const REST_MS = 300;
/** Every leak that bites, and healthy code to tell them from. */
const LEAKS = 40;
const CONTROLS = 12;
const CONTROL = 'bounded-cache';

/** A sandbox that has run its operation once, and what it holds then. */
async function warm(api: Api, scenario: string, variant: 'leak' | 'fixed') {
  const run = await api.start(scenario, { variant });
  await api.trigger(run.id, 1);
  return { id: run.id, before: await settled(api, run.id) };
}

/** The sample of a sandbox whose connections and timers of the last operation have come to rest. */
async function settled(api: Api, id: string): Promise<Sample> {
  let last = await api.collect(id);
  return until('the sandbox to come to rest', async () => {
    await sleep(REST_MS);
    const before = last;
    last = await api.collect(id);
    return last.fds === before.fds && last.pendingAsync === before.pendingAsync && last;
  });
}

/** What a collected sandbox holds before and after some operations of a scenario. */
async function grow(api: Api, scenario: string, variant: 'leak' | 'fixed') {
  const { id, before } = await warm(api, scenario, variant);
  expect(await api.trigger(id, TIMES)).toEqual({ triggered: TIMES });
  return { before, after: await settled(api, id) };
}

/** @throws where the figure could not be had */
function figure(sample: Sample, key: 'arrayBuffers' | 'pendingAsync' | 'fds' | 'liveHeap'): number {
  const value = sample[key];
  if (value === null) throw new Error(`${key} is missing in the sample`);
  return value;
}

function handles(sample: Sample): number {
  return Object.values(sample.handles ?? {}).reduce((sum, count) => sum + count, 0);
}

test('leaks and controls are listed with what shows them', async ({ api }) => {
  const scenarios = await api.json<Scenario[]>('GET', '/api/scenarios');
  const ids = scenarios.map(({ id }) => id);
  expect(ids.slice(0, 4)).toEqual(['slice', 'goroutine', 'httpclient', 'cache']);
  expect(new Set(ids).size).toBe(ids.length);
  expect(scenarios.filter(({ kind }) => kind === 'leak').length).toBeGreaterThanOrEqual(LEAKS);
  expect(scenarios.filter(({ kind }) => kind === 'control').length).toBeGreaterThanOrEqual(
    CONTROLS,
  );
  for (const { id, title, summary, goAnalogue, signature, causes, capture } of scenarios) {
    for (const text of [title, summary, goAnalogue]) expect(text, id).not.toBe('');
    for (const list of [signature, causes]) expect(list, id).not.toEqual([]);
    expect(['heap', 'async'], id).toContain(capture);
  }
});

test('every scenario has its story and the code that runs', async ({ api }) => {
  const scenarios = await api.json<Scenario[]>('GET', '/api/scenarios');
  for (const { id, kind } of scenarios) {
    const detail = await api.json<ScenarioDetail | ControlDetail>('GET', `/api/scenarios/${id}`);
    const { leak, fixed } = detail.sources;
    expect(detail.story, id).not.toEqual([]);
    expect(detail.whyTheFixWorks, id).not.toBe('');
    expect(fixed.code, id).toContain('export default');
    expect(leak !== undefined, id).toBe(kind === 'leak');
    expect(leak?.code, id).not.toBe(fixed.code);
    expect(fixed.path, id).toMatch(kind === 'leak' ? /\/fixed\.ts$/ : /\/control\.ts$/);
  }
});

test('a control runs as it is, and has no leak', async ({ api }) => {
  const run = await api.json<Run>('POST', '/api/runs', { scenario: CONTROL });
  expect(run).toMatchObject({ scenario: CONTROL, variant: 'fixed', state: 'running' });
  const refused = await api.send('POST', '/api/runs', { scenario: CONTROL, variant: 'leak' });
  expect(refused.status).toBe(400);
  expect(refused.json<Problem>().detail).toMatch(/healthy/);

  const leak = await api.send('GET', `/leak/${CONTROL}`);
  expect([leak.status, leak.json()]).toEqual([404, { error: 'scene not found' }]);
  const fixed = await api.json('GET', `/fixed/${CONTROL}?times=2`);
  expect(fixed).toMatchObject({ status: 'fix triggered', scenario: CONTROL, triggered: 2 });
  expect((await api.collect(run.id)).operations).toBe(2);
});

test('slice keeps 10 MiB an operation outside the heap, its fix nothing', async ({ api }) => {
  const leak = await grow(api, 'slice', 'leak');
  const grown = figure(leak.after, 'arrayBuffers') - figure(leak.before, 'arrayBuffers');
  expect(grown / (TIMES * 10 * MIB)).toBeGreaterThan(0.99);
  expect(grown / (TIMES * 10 * MIB)).toBeLessThan(1.01);

  const fixed = await grow(api, 'slice', 'fixed');
  const kept = figure(fixed.after, 'arrayBuffers') - figure(fixed.before, 'arrayBuffers');
  expect(kept).toBeLessThan(2 * MIB);
});

test('goroutine leaves 1,000 calls waiting an operation, its fix none', async ({ api }) => {
  const leak = await grow(api, 'goroutine', 'leak');
  const grown = figure(leak.after, 'pendingAsync') - figure(leak.before, 'pendingAsync');
  expect(grown / (TIMES * 1000)).toBeGreaterThan(0.95);
  expect(grown / (TIMES * 1000)).toBeLessThan(1.05);

  const fixed = await grow(api, 'goroutine', 'fixed');
  const kept = figure(fixed.after, 'pendingAsync') - figure(fixed.before, 'pendingAsync');
  expect(Math.abs(kept)).toBeLessThan(50);
});

test('httpclient leaves 100 connections open an operation, its fix none', async ({ api }) => {
  const leak = await grow(api, 'httpclient', 'leak');
  for (const grown of [
    handles(leak.after) - handles(leak.before),
    figure(leak.after, 'fds') - figure(leak.before, 'fds'),
  ]) {
    expect(grown).toBeGreaterThanOrEqual(TIMES * 95);
    expect(grown).toBeLessThanOrEqual(TIMES * 105);
  }

  const fixed = await grow(api, 'httpclient', 'fixed');
  expect(Math.abs(figure(fixed.after, 'fds') - figure(fixed.before, 'fds'))).toBeLessThan(20);
});

test('cache grows the heap with every operation, its fix does not', async ({ api }) => {
  const leak = await grow(api, 'cache', 'leak');
  const grown = figure(leak.after, 'liveHeap') - figure(leak.before, 'liveHeap');
  const fixed = await grow(api, 'cache', 'fixed');
  const kept = figure(fixed.after, 'liveHeap') - figure(fixed.before, 'liveHeap');
  expect(grown).toBeGreaterThan(MIB);
  expect(kept).toBeLessThan(grown / 5);
});

test("the tutorial's routes start, trigger and count", async ({ api }) => {
  const first = await api.json<{ run: string }>('GET', '/leak/slice');
  expect(first).toEqual({
    status: 'leak triggered',
    scenario: 'slice',
    run: first.run,
    triggered: 1,
  });
  const second = await api.json<{ run: string; triggered: number }>('POST', '/leak/slice?times=3');
  expect(second).toMatchObject({ run: first.run, triggered: 3 });
  expect((await api.collect(first.run)).operations).toBe(4);
  const fixed = await api.json<{ run: string }>('GET', '/fixed/slice');
  expect(fixed).toMatchObject({ status: 'fix triggered', scenario: 'slice', triggered: 1 });
  expect(fixed.run).not.toBe(first.run);
});
