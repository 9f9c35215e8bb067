import { defaultTypeIndex, type Profile, totals } from '@leakscope/profile';
import { afterEach, describe, expect, test } from 'vitest';
import { type WatchedChild, watchChild } from './testing/child.ts';
import { rows, sum } from './testing/rows.ts';

const MIB = 1024 * 1024;
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

/** Half the 95 % interval that a heap profile states, in bytes. */
function statedError(profile: Profile): number {
  const text = profile.comments.find((comment) => comment.includes('Sampling error'));
  return Number(/±(\d+) bytes/.exec(text ?? '')?.[1]);
}

describe('heap', () => {
  test('attributes Buffers to the line that allocated them, exactly where they are large', async () => {
    const { inspected, evaluate } = await watch(
      [
        'const held = [];',
        'globalThis.pin = function pin() {',
        '  held.push(Buffer.alloc(10 * 1024 * 1024, 1).subarray(0, 10));',
        '};',
      ].join('\n'),
    );
    await evaluate('for (let i = 0; i < 5; i++) pin()');
    const pinned = rows(await inspected.heap()).filter(({ names }) => names[0] === 'pin');
    const offHeap = pinned.filter(({ labels }) => labels['memory'] === 'off-heap');
    expect(sum(offHeap)).toBe(50 * MIB);
    expect(offHeap.map(({ lines }) => lines[0])).toEqual([3]);
  });

  test.each([
    ['new Uint8Array(4 * 1024 * 1024)', 4],
    ['new ArrayBuffer(4 * 1024 * 1024)', 4],
    ['new Float64Array(1024 * 1024)', 8],
    ['new SharedArrayBuffer(4 * 1024 * 1024)', 4],
    ['Buffer.concat([Buffer.alloc(4 * 1024 * 1024)])', 4],
    ['Buffer.from("x".repeat(4 * 1024 * 1024))', 4],
    ['new Uint8Array(new ArrayBuffer(4 * 1024 * 1024))', 4],
    ['Buffer.from(new ArrayBuffer(4 * 1024 * 1024))', 4],
  ])('counts the store of %s once', async (expression, mib) => {
    const { inspected, evaluate } = await watch(
      `const held = []; globalThis.make = function make() { held.push(${expression}); };`,
    );
    await evaluate('make()');
    const made = rows(await inspected.heap()).filter(
      ({ names, labels }) => names.includes('make') && labels['memory'] === 'off-heap',
    );
    expect(sum(made)).toBe(mib * MIB);
  });

  test('forgets what has been collected', async () => {
    const { inspected, evaluate } = await watch(
      'globalThis.churn = function churn() { Buffer.alloc(10 * 1024 * 1024, 1); };',
    );
    await evaluate('for (let i = 0; i < 10; i++) churn()');
    const found = rows(await inspected.heap()).filter(({ names }) => names.includes('churn'));
    expect(sum(found)).toBeLessThan(MIB);
  });

  test('agrees with heapUsed + external within the error it states', async () => {
    const { inspected, evaluate } = await watch(
      [
        'const held = [];',
        'globalThis.fill = function fill() {',
        '  for (let i = 0; i < 200000; i++) held.push({ i, text: `entry ${i}` });',
        '  held.push(Buffer.alloc(30 * 1024 * 1024, 1));',
        '};',
      ].join('\n'),
    );
    await evaluate('fill()');
    const profile = await inspected.heap();
    const { reading } = await inspected.read(ANSWER_MS);
    const total = totals(profile)[defaultTypeIndex(profile)] ?? 0;
    const told = (reading.heapUsed ?? 0) + (reading.external ?? 0);
    // What the process did between the two readings is part of the difference.
    expect(Math.abs(total - told)).toBeLessThan(statedError(profile) + 2 * MIB);
    const filled = rows(profile).filter(({ names }) => names.includes('fill'));
    expect(sum(filled) / total).toBeGreaterThan(0.7);
  });
});

describe('heap of a span of time', () => {
  test('holds what was allocated in it and still lives, on and off the heap', async () => {
    const { inspected, answer, evaluate } = await watch(
      [
        'const held = [];',
        'const fill = (count, mib) => {',
        '  for (let i = 0; i < count; i++) held.push({ i, text: `entry ${i}` });',
        '  held.push(Buffer.alloc(mib * 1024 * 1024, 1));',
        '};',
        // In a turn of its own: an evaluation may interrupt the probe, and is then taken for its own.
        'globalThis.run = (operation) =>',
        '  new Promise((done) => setImmediate(() => { operation(); done(0); }));',
        'globalThis.early = function early() { fill(800000, 10); };',
        'globalThis.late = function late() { fill(800000, 20); };',
      ].join('\n'),
    );
    await inspected.read(ANSWER_MS);
    await answer('run(early)');
    await evaluate('0');
    await inspected.read(ANSWER_MS);
    const from = Date.now();
    await answer('run(late)');
    const span = rows(await inspected.heap({ from, to: Date.now() }));
    const bytes = (name: string, memory: string) =>
      sum(span.filter(({ names, labels }) => names.includes(name) && labels['memory'] === memory));
    expect(bytes('late', 'off-heap')).toBe(20 * MIB);
    expect(bytes('early', 'off-heap')).toBe(0);
    expect(bytes('late', 'heap')).toBeGreaterThan(30 * MIB);
    // The edge is drawn between samples that come at random: this far off, once in millions.
    expect(bytes('early', 'heap')).toBeLessThan(0.25 * bytes('late', 'heap'));
  });
});

describe('a window', () => {
  const churn = [
    'globalThis.churn = function churn() {',
    '  const until = Date.now() + 600;',
    '  while (Date.now() < until) for (let i = 0; i < 1000; i++) JSON.stringify({ i });',
    '};',
    'const held = [];',
    'globalThis.keep = function keep() {',
    '  for (let i = 0; i < 100000; i++) held.push({ i });',
    '};',
  ].join('\n');
  const window = () => ({
    seconds: 1,
    signal: new AbortController().signal,
    progress: () => undefined,
  });

  test('of allocs holds what was allocated and collected', async () => {
    const { inspected, evaluate } = await watch(churn);
    const profile = inspected.allocs(window());
    void evaluate('setTimeout(churn, 100)');
    const churned = rows(await profile).filter(({ names }) => names.includes('churn'));
    expect(sum(churned)).toBeGreaterThan(10 * MIB);
  });

  test('of allocs keeps what heap knew before it, marked as older', async () => {
    const { inspected, evaluate } = await watch(churn);
    await evaluate('keep()');
    const kept = (profile: Profile) => rows(profile).filter(({ names }) => names.includes('keep'));
    const before = sum(kept(await inspected.heap()));
    await inspected.allocs(window());
    const after = kept(await inspected.heap());
    expect(sum(after) / before).toBeCloseTo(1, 1);
    expect(after.every(({ labels }) => labels['age'] !== undefined)).toBe(true);
  });

  test('of cpu names the function that ran', async () => {
    const { inspected, evaluate } = await watch(churn);
    const profile = inspected.cpu(window());
    void evaluate('setTimeout(churn, 100)');
    const ran = rows(await profile);
    const churned = ran.filter(({ names }) => names.includes('churn'));
    expect(sum(churned) / sum(ran)).toBeGreaterThan(0.5);
  });

  test('of cpu puts down to the program what it calls through the probe', async () => {
    const { inspected, evaluate } = await watch(
      [
        'globalThis.fill = function fill() {',
        '  const until = Date.now() + 600;',
        '  while (Date.now() < until) { Buffer.alloc(4 * 1024 * 1024, 1); new Uint8Array(4 * 1024 * 1024); }',
        '};',
      ].join('\n'),
    );
    const profile = inspected.cpu(window());
    void evaluate('setTimeout(fill, 100)');
    const ran = rows(await profile);
    const filled = ran.filter(({ names }) => names.includes('fill'));
    const probe = ran.filter(({ names }) => names.includes('(leakscope probe)'));
    expect(sum(filled)).toBeGreaterThan(5 * sum(probe));
  });

  test('can be ended early', async () => {
    const { inspected } = await watch(churn);
    const cancel = new AbortController();
    const profile = inspected.allocs({ ...window(), seconds: 60, signal: cancel.signal });
    setTimeout(() => cancel.abort(new Error('enough')), 200);
    await expect(profile).rejects.toThrow('enough');
    expect(rows(await inspected.heap()).length).toBeGreaterThan(0);
  });
});

describe('a blocked process', () => {
  const spin = [
    'globalThis.spin = function spin(ms) {',
    '  const until = Date.now() + ms;',
    '  while (Date.now() < until);',
    '};',
    'globalThis.hash = function hash() {',
    '  process.getBuiltinModule("crypto").pbkdf2Sync("x", "y", 3000000, 64, "sha512");',
    '};',
  ].join('\n');

  test('is read, and tells how long its event loop has stood still', async () => {
    const { inspected, evaluate } = await watch(spin);
    void evaluate('setTimeout(spin, 0, 1500)');
    await new Promise((resolve) => setTimeout(resolve, 700));
    const { reading } = await inspected.read(ANSWER_MS);
    expect(reading.heapUsed).not.toBeNull();
    expect(reading.sinceLoopTurnMs).toBeGreaterThan(300);
  });

  test.runIf(process.platform === 'linux')(
    'by native code is read from outside, with null for what only it could tell',
    async () => {
      const { inspected, evaluate } = await watch(spin);
      void evaluate('setTimeout(hash, 0)');
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { reading } = await inspected.read(100);
      expect(reading.heapUsed).toBeNull();
      expect(reading.rss).toBeGreaterThan(10 * MIB);
      expect(reading.fds).toBeGreaterThan(0);
    },
  );
});

test('an ending process is not held up by being watched', async () => {
  const { process: watched, evaluate } = await watch('');
  const gone = new Promise<number | null>((resolve) => watched.once('exit', resolve));
  await evaluate('clearInterval(alive)');
  expect(await gone).toBe(0);
});
