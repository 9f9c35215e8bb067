import { afterEach, expect, test } from 'vitest';
import { type WatchedChild, watchChild } from '../testing/child.ts';
import { rows, sum } from '../testing/rows.ts';

const ANSWER_MS = 5000;

let child: WatchedChild | undefined;

async function watch(script: string): Promise<WatchedChild> {
  child = await watchChild(script);
  return child;
}

afterEach(async () => {
  await child?.stop();
  child = undefined;
});

const waiting = [
  'const waiters = [];',
  'async function wait() {',
  '  await new Promise((resolve) => waiters.push(resolve));',
  '}',
  'globalThis.ask = () => { for (let i = 0; i < 300; i++) void wait(); };',
  'globalThis.answer = () => { for (const resolve of waiters.splice(0)) resolve(); };',
  'globalThis.unroot = () => { for (let i = 0; i < 300; i++) void (async () => { await new Promise(() => {}); })(); };',
  'globalThis.busy = async () => { for (let i = 0; i < 500; i++) { await i; await Promise.resolve(i); await null; } };',
  'const never = new Promise(() => {}); globalThis.never = never;',
  'globalThis.chain = () => { for (let i = 0; i < 10; i++) void (async () => { await never.then(() => 1).catch(() => 2); })(); };',
  'globalThis.timers = () => { globalThis.held = Array.from({ length: 40 }, () => setInterval(() => {}, 1e6)); };',
].join('\n');

test('counts one pending operation for each call that waits', async () => {
  const { inspected, evaluate } = await watch(waiting);
  await evaluate('ask()');
  const { reading } = await inspected.read(ANSWER_MS);
  expect(reading.pendingAsync).toBe(300);
  expect(reading.pendingAsyncInterval).toBeUndefined();
  const waits = rows(await inspected.async()).filter(({ names }) => names[0] === 'wait');
  expect(sum(waits)).toBe(300);
  expect(waits.map(({ lines }) => lines[0])).toEqual([3]);
});

test('takes a chain that is awaited for one operation', async () => {
  const { inspected, evaluate } = await watch(waiting);
  await evaluate('chain()');
  const { reading } = await inspected.read(ANSWER_MS);
  expect(reading.pendingAsync).toBe(10);
});

test('forgets operations that have ended', async () => {
  const { inspected, evaluate } = await watch(waiting);
  await evaluate('ask()');
  await inspected.read(ANSWER_MS);
  await evaluate('answer()');
  expect((await inspected.read(ANSWER_MS)).reading.pendingAsync).toBe(0);
});

test('forgets operations that nobody could end any more', async () => {
  const { inspected, evaluate } = await watch(waiting);
  await evaluate('unroot()');
  await inspected.read(ANSWER_MS);
  await inspected.collectGarbage();
  await inspected.read(ANSWER_MS);
  await inspected.collectGarbage();
  expect((await inspected.read(ANSWER_MS)).reading.pendingAsync).toBe(0);
});

test('does not take awaiting a value that is there for waiting', async () => {
  const { inspected, evaluate } = await watch(waiting);
  await evaluate('busy()');
  await inspected.read(ANSWER_MS);
  expect((await inspected.read(ANSWER_MS)).reading.pendingAsync).toBe(0);
});

test('holds some of too many waits, and says how far their count may be off', async () => {
  const { inspected, evaluate } = await watch(waiting);
  await evaluate('for (let i = 0; i < 800; i++) ask()');
  const { reading } = await inspected.read(ANSWER_MS);
  const [low, high] = reading.pendingAsyncInterval ?? [0, 0];
  expect(high).toBeGreaterThan(low);
  // Five times the interval: which ones are held is drawn at random.
  expect(Math.abs((reading.pendingAsync ?? 0) - 240_000)).toBeLessThan(2.5 * (high - low));
  const waits = rows(await inspected.async()).filter(({ names }) => names[0] === 'wait');
  expect(sum(waits) / (reading.pendingAsync ?? 0)).toBeCloseTo(1, 1);
});

/** Far more waits a second than can be watched all the time. */
const flood = [
  waiting,
  'globalThis.leaked = 0;',
  'async function leak() { leaked++; await never; }',
  'async function pass() { await new Promise(setImmediate); }',
  'globalThis.flood = () => {',
  '  if (globalThis.isOver) return;',
  '  for (let i = 0; i < 500; i++) void pass();',
  '  for (let i = 0; i < 20; i++) void leak();',
  '  setImmediate(flood);',
  '};',
].join('\n');

test('looks at a flood of waits now and then, and says what it did not see', async () => {
  const { inspected, evaluate, answer } = await watch(flood);
  const read = async (times: number) => {
    for (let time = 0; time < times; time++) {
      await inspected.read(ANSWER_MS);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return (await inspected.read(ANSWER_MS)).reading;
  };
  await evaluate('ask()');
  await read(5);
  await evaluate('flood()');
  await read(40);
  await evaluate('answer()');
  await read(40);
  const profile = await inspected.async();
  const leaked = Number(await answer('leaked'));
  const text = profile.comments.join('\n');
  const [, low, high] = (/operations, 95 % interval (\d+) to (\d+)/.exec(text) ?? []).map(Number);
  expect(text).toMatch(/About \d+ of these began while nobody looked/);
  const waits = rows(profile).filter(({ labels }) => labels['type'] === 'pending operation');
  const ofLeak = sum(waits.filter(({ names }) => names[0] === 'leak'));
  expect(high).toBeGreaterThan(low ?? 0);
  // When one looks, and at which of them, is drawn at random.
  expect(ofLeak / leaked).toBeGreaterThan(0.5);
  expect(ofLeak / leaked).toBeLessThan(2);
  expect(waits.filter(({ names }) => names[0] === 'wait')).toEqual([]);

  await evaluate('globalThis.isOver = true');
  const before = await read(10);
  await evaluate('ask()');
  const after = await read(1);
  expect((after.pendingAsync ?? 0) - (before.pendingAsync ?? 0)).toBe(300);
}, 60_000);

test('sees whatever else is created in such a flood', async () => {
  const { inspected, evaluate } = await watch(flood);
  await evaluate('flood()');
  const until = Date.now() + 6000;
  while (Date.now() < until) {
    await inspected.read(ANSWER_MS);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await evaluate('timers()');
  const profile = await inspected.async();
  expect(profile.comments.join('\n')).toMatch(/began while nobody looked/);
  const timers = rows(profile).filter(({ names }) => names.includes('globalThis.timers'));
  expect(sum(timers)).toBe(40);
}, 30_000);
