import type { Gc, Run, Sample, SampleColumns } from '@leakscope/protocol';
import { describe, expect, test, vi } from 'vitest';
import { aLoad } from '../testing/load.ts';
import { Watcher } from './watcher.ts';

const run: Run = {
  id: 'A',
  kind: 'sandbox',
  scenario: 'slice',
  variant: 'leak',
  state: 'running',
  reason: null,
  pid: 1,
  node: 'v20.20.2',
  memoryCap: null,
  atCap: false,
  operations: 0,
  load: null,
  startedAt: 0,
  endedAt: null,
};

const load = aLoad({ startedAt: 100 });

function sample(t: number, rss: number): Sample & { run: string } {
  return {
    run: 'A',
    t,
    rss,
    heapTotal: 1,
    heapUsed: 1,
    external: 1,
    arrayBuffers: 1,
    liveHeap: null,
    allocated: 1,
    freed: 1,
    nativeContexts: 1,
    handles: { Timeout: 2, TCPSocketWrap: 1 },
    pendingAsync: 0,
    fds: 20,
    threads: 11,
    loopDelayP99Ms: 1,
    sinceLoopTurnMs: 1,
    cpuPercent: 1,
    operations: 0,
  };
}

const collection = (t: number, durationMs = 1): Gc => ({
  t,
  kind: 'minor',
  durationMs,
  before: 5e6,
  after: 4e6,
  count: 1,
});

const columns = (t: number[], collections: Gc[] = []): SampleColumns => ({
  t,
  columns: { rss: t.map((time) => time * 10) },
  handles: t.map(() => null),
  collections,
});

/** An event stream driven by hand. */
class HandSource extends EventTarget {
  readyState = 0;
  closed = false;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
  }

  close(): void {
    this.closed = true;
  }

  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  sends(name: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
}

function watched(loaded: (from: number | undefined) => SampleColumns) {
  const sources: HandSource[] = [];
  const watcher = new Watcher({
    loadRun: () => Promise.resolve(run),
    loadSamples: (_id, { from }) => Promise.resolve(loaded(from)),
    open: (url) => {
      const source = new HandSource(url);
      sources.push(source);
      return source;
    },
    onCapture: () => undefined,
    onRun: () => undefined,
    frame: (callback) => callback(),
  });
  watcher.watch(['A']);
  const times = (): number[] =>
    (watcher.data('A')?.segments() ?? []).flatMap((segment) => [...segment.column('t')]);
  return { watcher, sources, times };
}

const deadline = { timeout: 2000, interval: 5 };

describe('a watched run', () => {
  test('shows what was, then what comes, without repeating a sample', async () => {
    const { watcher, sources, times } = watched((from) =>
      columns(from === undefined ? [250, 500] : [750]),
    );
    await vi.waitFor(() => expect(sources).toHaveLength(1), deadline);
    expect(sources[0]?.url).toBe('/api/events?run=A');
    sources[0]?.opens();
    sources[0]?.sends('sample', sample(750, 1));
    sources[0]?.sends('sample', sample(1000, 2));
    await vi.waitFor(() => expect(times()).toEqual([250, 500, 750, 1000]), deadline);
    expect(watcher.connection).toEqual({ phase: 'live' });
    expect(watcher.data('A')?.latest?.rss).toBe(2);
    watcher.watch([]);
  });

  test('knows the collections of before, and each one once', async () => {
    const before = [collection(250), collection(500), collection(500, 2)];
    const { watcher, sources } = watched((from) =>
      from === undefined
        ? columns([250, 500], before)
        : columns([750, 1000], [collection(750), collection(1000)]),
    );
    await vi.waitFor(() => expect(sources).toHaveLength(1), deadline);
    sources[0]?.sends('gc', { run: 'A', ...collection(500, 2) });
    sources[0]?.sends('gc', { run: 'A', ...collection(1000) });
    sources[0]?.sends('gc', { run: 'A', ...collection(1500) });
    sources[0]?.opens();
    const known = () => watcher.data('A')?.collections.map(({ t, durationMs }) => [t, durationMs]);
    const all = [250, 500, 500, 750, 1000, 1500].map((t, index) => [t, index === 2 ? 2 : 1]);
    await vi.waitFor(() => expect(known()).toEqual(all), deadline);
    sources[0]?.sends('gc', { run: 'A', ...collection(1750) });
    expect(known()).toEqual([...all, [1750, 1]]);
    watcher.watch([]);
  });

  test('draws a hole where samples are missing', async () => {
    const { watcher, sources, times } = watched(() => columns([]));
    await vi.waitFor(() => expect(sources).toHaveLength(1), deadline);
    sources[0]?.opens();
    await vi.waitFor(() => expect(watcher.data('A')?.readiness).toBe('ready'), deadline);
    await Promise.resolve();
    sources[0]?.sends('sample', sample(1000, 5));
    sources[0]?.sends('sample', sample(9000, 6));
    await vi.waitFor(() => expect(times()).toEqual([1000, 1001, 9000]), deadline);
    const rss = watcher.data('A')?.segments()[0]?.column('rss') ?? [];
    expect([...rss]).toEqual([5, NaN, 6]);
    watcher.watch([]);
  });

  test('counts handles of all types together', async () => {
    const { watcher, sources } = watched(() => columns([]));
    await vi.waitFor(() => expect(sources).toHaveLength(1), deadline);
    sources[0]?.sends('sample', sample(1000, 5));
    await vi.waitFor(() => expect(watcher.data('A')?.isEmpty).toBe(false), deadline);
    expect(watcher.data('A')?.segments()[0]?.column('handles').at(-1)).toBe(3);
    watcher.watch([]);
  });

  test('closes its connection when it ends', async () => {
    const { watcher, sources } = watched(() => columns([250]));
    await vi.waitFor(() => expect(sources).toHaveLength(1), deadline);
    sources[0]?.sends('state', { run: { ...run, state: 'out-of-memory', endedAt: 5 } });
    expect(sources[0]?.closed).toBe(true);
    expect(watcher.connection).toEqual({ phase: 'idle' });
    expect(watcher.data('A')?.run?.state).toBe('out-of-memory');
    watcher.watch([]);
  });

  test('knows the load that goes on from the run, and then from its events', async () => {
    const { watcher, sources } = watched(() => columns([250]));
    await vi.waitFor(() => expect(sources).toHaveLength(1), deadline);
    const latest = () => watcher.data('A')?.loads.latest?.state;
    sources[0]?.sends('hello', { run: { ...run, load }, series: [] });
    expect(latest()).toMatchObject({ phase: 'running', requests: 0 });
    sources[0]?.sends('load', { ...load, run: 'A', requests: 200 });
    sources[0]?.sends('state', { run: { ...run, load } });
    expect(latest()).toMatchObject({ phase: 'running', requests: 200 });
    sources[0]?.sends('state', { run: { ...run, load: { ...load, phase: 'done' } } });
    expect(latest()).toMatchObject({ phase: 'done' });
    watcher.watch([]);
  });

  test('counts events it cannot read and goes on', async () => {
    const { watcher, sources } = watched(() => columns([]));
    await vi.waitFor(() => expect(sources).toHaveLength(1), deadline);
    sources[0]?.sends('sample', { run: 'A', t: 'soon' });
    expect(watcher.unreadable).toBe(1);
    watcher.watch([]);
  });
});
