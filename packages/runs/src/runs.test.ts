import { afterEach, describe, expect, test } from 'vitest';
import { isAlive, Observed, until } from './testing/fixtures.ts';

const MIB = 1024 ** 2;

let observed: Observed;

function observe(options?: { memoryCap?: number; maxSandboxes?: number }): Observed {
  observed = new Observed(options);
  return observed;
}

afterEach(async () => {
  await observed.runs.close();
});

describe('a scenario', () => {
  test('slice retains 10 MiB an operation, outside the heap', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('slice');
    const before = await runs.gc(id);
    expect(await runs.trigger(id, 20)).toEqual({ triggered: 20 });
    const after = await runs.gc(id);
    const grown = (after.arrayBuffers ?? 0) - (before.arrayBuffers ?? 0);
    expect(grown / (200 * MIB)).toBeCloseTo(1, 2);
    expect(after.operations).toBe(20);
    const { capture } = await runs.captureNow(id, { type: 'heap' });
    expect(capture.culprit).toMatchObject({ function: 'sliceLeak', line: 5 });
    expect(capture.culprit?.share).toBeGreaterThan(0.9);
  });

  test('goroutine leaves a thousand operations pending', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('goroutine');
    await runs.trigger(id, 5);
    expect((await runs.gc(id)).pendingAsync).toBe(5000);
    const { capture } = await runs.captureNow(id, { type: 'async' });
    expect(capture.culprit).toMatchObject({ function: 'goroutineLeak', line: 5 });
  });

  test('httpclient holds a hundred sockets', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('httpclient');
    const before = await runs.gc(id);
    await runs.trigger(id, 1);
    const sockets = () => observed.samples.at(-1)?.handles?.['TCPSocketWrap'] ?? 0;
    await until(() => sockets() >= 100, 'the sockets are connected');
    const after = await runs.gc(id);
    expect((after.handles?.['TCPSocketWrap'] ?? 0) - (before.handles?.['TCPSocketWrap'] ?? 0)).toBe(
      100,
    );
    const { capture } = await runs.captureNow(id, { type: 'async' });
    expect(capture.culprit).toMatchObject({ function: 'httpClientLeak', line: 8 });
  });

  test('cache grows the live heap', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('cache');
    const before = await runs.gc(id);
    await runs.trigger(id, 50);
    const after = await runs.gc(id);
    expect((after.liveHeap ?? 0) - (before.liveHeap ?? 0)).toBeGreaterThan(5 * MIB);
    const { capture } = await runs.captureNow(id, { type: 'heap' });
    expect(capture.culprit?.function).toBe('cacheLeak');
  });

  test.each(['slice', 'goroutine', 'httpclient', 'cache'])(
    '%s holds once fixed',
    async (scenario) => {
      const { runs } = observe();
      const { id } = await runs.create({ scenario, variant: 'fixed' });
      // As often as below, so that tables, those of the watching too, have the size they need.
      await runs.trigger(id, 20);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const before = await runs.gc(id);
      await runs.trigger(id, 20);
      // The fixed variants end what they wait for within 200 ms.
      await until(() => (observed.samples.at(-1)?.pendingAsync ?? 1) === 0, 'nothing is pending');
      await new Promise((resolve) => setTimeout(resolve, 500));
      const after = await runs.gc(id);
      const inUse = ({ liveHeap, external }: typeof after) => (liveHeap ?? 0) + (external ?? 0);
      expect(inUse(after) - inUse(before)).toBeLessThan(2 * MIB);
      expect((after.fds ?? 0) - (before.fds ?? 0)).toBeLessThanOrEqual(2);
    },
  );
});

describe('sampling', () => {
  test('goes on four times a second while JavaScript blocks', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('spin');
    let isOver = false;
    const operation = runs.trigger(id, 1).then(() => (isOver = true));
    const blocked = () =>
      observed.samples.filter(({ sinceLoopTurnMs }) => (sinceLoopTurnMs ?? 0) > 500);
    // A machine that is busy elsewhere answers some too late, and then they tell of no heap.
    await until(() => blocked().length >= 8, 'it is read eight times while it blocks');
    const { capture } = await runs.captureNow(id, { type: 'heap' });
    expect(capture.state).toBe('ready');
    expect(isOver).toBe(false);
    const answers = blocked();
    expect(answers.every(({ heapUsed }) => heapUsed !== null)).toBe(true);
    // The event loop did not turn in between.
    const since = answers.map(({ sinceLoopTurnMs }) => sinceLoopTurnMs ?? 0);
    expect(since).toEqual(since.toSorted((a, b) => a - b));
    const from = answers[0]?.t ?? 0;
    const to = answers.at(-1)?.t ?? 0;
    const between = observed.samples.filter(({ t }) => t > from && t <= to);
    expect(between.length).toBeGreaterThanOrEqual(0.8 * ((to - from) / 250));
    await operation;
  });

  test('tells collections with what they freed', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('cache');
    await runs.trigger(id, 20);
    await runs.gc(id);
    const major = observed.collections.filter(({ kind }) => kind === 'major');
    expect(major.length).toBeGreaterThan(0);
    expect(major.every(({ durationMs, before }) => durationMs > 0 && before > 0)).toBe(true);
  });
});

describe('the memory cap', () => {
  test('refuses operations, keeps the process, and has captured the heap before', async () => {
    const { runs, start } = bound(observe());
    const cap = 160 * MIB;
    const { id } = await start('slice', cap);
    const { triggered } = await runs.trigger(id, 100);
    expect(triggered).toBeGreaterThan(5);
    expect(triggered).toBeLessThan(16);
    await expect(runs.trigger(id, 1)).rejects.toMatchObject({ code: 'at-cap' });
    expect(runs.get(id)).toMatchObject({ state: 'running', atCap: true });
    await until(() => observed.captures.some(({ state }) => state === 'ready'), 'a capture');
    expect(observed.captures.at(-1)).toMatchObject({ trigger: 'memory', type: 'heap' });
    expect(Math.max(...observed.samples.map(({ rss }) => rss ?? 0))).toBeLessThan(1.25 * cap);
  });

  test('ends a process that grows beyond it on its own', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('grow', 160 * MIB);
    await runs.trigger(id, 1);
    await until(() => runs.get(id)?.endedAt !== null, 'the run ended');
    expect(runs.get(id)?.state).toBe('out-of-memory');
    expect(runs.get(id)?.reason).toContain('1.25 times');
  });

  test('is where V8 gives up too', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('exhaust', 96 * MIB);
    await expect(runs.trigger(id, 1)).rejects.toMatchObject({ code: 'sandbox-failed' });
    await until(() => runs.get(id)?.endedAt !== null, 'the run ended');
    expect(runs.get(id)?.state).toBe('out-of-memory');
  });
});

describe('a run', () => {
  test('of a scenario that nobody knows is refused', async () => {
    const { runs } = observe();
    const unknown = runs.create({ scenario: 'missing-file', variant: 'leak' });
    await expect(unknown).rejects.toMatchObject({ code: 'sandbox-failed' });
  });

  test('ends with its processes', async () => {
    const { runs, start } = bound(observe());
    const run = await start('httpclient');
    await runs.stop(run.id);
    expect(runs.get(run.id)).toMatchObject({ state: 'stopped', reason: null });
    expect(isAlive(run.pid)).toBe(false);
    await expect(runs.trigger(run.id, 1)).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(runs.captureNow(run.id, { type: 'heap' })).rejects.toMatchObject({
      code: 'wrong-state',
    });
  });

  test('whose process is killed from outside has crashed, and says so', async () => {
    const { runs, start } = bound(observe());
    const run = await start('slice');
    process.kill(run.pid ?? 0, 'SIGKILL');
    await until(() => runs.get(run.id)?.endedAt !== null, 'the run ended');
    expect(runs.get(run.id)?.state).toBe('crashed');
    expect(runs.get(run.id)?.reason).toContain('killed from outside');
  });

  test('whose operation throws goes on', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('throw');
    await expect(runs.trigger(id, 1)).rejects.toThrow('The operation failed: not today');
    expect(runs.get(id)?.state).toBe('running');
  });

  test('beyond the limit is refused until another has ended', async () => {
    const { runs, start } = bound(observe({ maxSandboxes: 2 }));
    const [first] = await Promise.all([start('slice'), start('cache')]);
    await expect(start('slice')).rejects.toMatchObject({ code: 'too-many-sandboxes' });
    await runs.stop(first.id);
    expect((await start('slice')).state).toBe('running');
  });

  test('performs operations of many callers one at a time', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('cache');
    const all = await Promise.all(Array.from({ length: 50 }, () => runs.trigger(id, 2)));
    expect(all.every(({ triggered }) => triggered === 2)).toBe(true);
    expect(runs.get(id)?.operations).toBe(100);
  });

  test('cancels a capture, and the next one works', async () => {
    const { runs, start } = bound(observe());
    const { id } = await start('cache');
    const { id: capture } = runs.capture(id, { type: 'allocs', seconds: 60 });
    await until(() => observed.captures.some(({ progress }) => progress > 0), 'it has begun');
    runs.cancelCapture(capture);
    await until(
      () => observed.captures.some(({ state }) => state === 'failed'),
      'it was cancelled',
    );
    expect((await runs.captureNow(id, { type: 'heap' })).capture.state).toBe('ready');
  });
});

/** `start` is used on its own above. */
function bound(from: Observed) {
  return { runs: from.runs, start: from.start.bind(from) };
}
