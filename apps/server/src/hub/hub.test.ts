import type { RunEvent } from '@leakscope/runs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aRun, aSample, readEvents } from '../testing/events.ts';
import { Hub } from './hub.ts';

let hub: Hub;
beforeEach(() => {
  hub = new Hub({ ringEvents: 8, maxReaders: 2, endedGraceMs: 0, stalledMs: 0 });
});
afterEach(() => hub.close());

function samples(run: string, from: number, to: number): void {
  for (let t = from; t <= to; t += 1) hub.publish({ name: 'sample', run, sample: aSample(t) });
}

function open(runs: readonly string[], after: Record<string, number> = {}, disconnect = () => {}) {
  const stream = hub.open(
    runs.map((id) => aRun({ id })),
    new Map(Object.entries(after)),
    { single: runs.length === 1, disconnect },
  );
  if (stream === undefined) throw new Error('the hub takes no more readers');
  return stream as ReadableStream<Uint8Array>;
}

test('a stream begins with hello and brings what happens from then on', async () => {
  samples('A', 1, 3);
  const stream = open(['A']);
  samples('A', 4, 5);
  const events = await readEvents(stream, 3);
  expect(events.map(({ id, name }) => [id, name])).toEqual([
    ['3', 'hello'],
    ['4', 'sample'],
    ['5', 'sample'],
  ]);
  expect(events[0]?.data).toMatchObject({ run: { id: 'A' } });
  expect(events[1]?.data).toMatchObject({ run: 'A', t: 4 });
});

test('a reader that waits is woken by what happens', async () => {
  const events = readEvents(open(['A']), 2);
  await new Promise(setImmediate);
  samples('A', 1, 1);
  expect((await events).map(({ name }) => name)).toEqual(['hello', 'sample']);
});

test('a stream goes on after the last event that was seen, without a hole', async () => {
  samples('A', 1, 6);
  const events = await readEvents(open(['A'], { A: 2 }), 5);
  expect(events.map(({ id }) => id)).toEqual(['2', '3', '4', '5', '6']);
  expect(events.map(({ name }) => name)).not.toContain('gap');
});

test('where the ring no longer holds what was asked for, a gap says what is missing', async () => {
  samples('A', 1, 20);
  const events = await readEvents(open(['A'], { A: 2 }), 10);
  expect(events[1]).toEqual({ id: '12', name: 'gap', data: { run: 'A', from: 3, to: 12 } });
  expect(events.slice(2).map(({ id }) => id)).toEqual('13 14 15 16 17 18 19 20'.split(' '));
});

test('a slow reader finds a gap, and a quick one beside it misses nothing', async () => {
  const slow = open(['A']);
  const quick = open(['A']).getReader();
  await quick.read();
  for (let t = 1; t <= 20; t += 1) {
    samples('A', t, t);
    await quick.read();
  }
  const events = await readEvents(slow, 10);
  expect(events[1]).toMatchObject({ name: 'gap', data: { from: 1, to: 12 } });
  expect(events.at(-1)).toMatchObject({ id: '20' });
  await quick.cancel();
});

test('one connection carries several runs, and every id tells the place in each', async () => {
  samples('A', 1, 2);
  const stream = open(['A', 'B']);
  samples('B', 1, 1);
  samples('A', 3, 3);
  const events = await readEvents(stream, 4);
  expect(events.map(({ id }) => id)).toEqual(['A:2,B:0', 'A:2,B:0', 'A:3,B:0', 'A:3,B:1']);
});

test('the stream of a run that has ended ends after its last event', async () => {
  const stream = open(['A']);
  hub.publish({ name: 'state', run: aRun({ state: 'stopped', endedAt: 5 }) });
  const events = await readEvents(stream, 99);
  expect(events.map(({ name }) => name)).toEqual(['hello', 'state']);
});

test('who has seen the end of a run is told that it is over', async () => {
  samples('A', 1, 3);
  const ended = aRun({ state: 'crashed', endedAt: 5 });
  expect(hub.isOver(ended, 3)).toBe(false);
  hub.publish({ name: 'state', run: ended });
  await vi.waitFor(() => expect(hub.isOver(ended, 4)).toBe(true));
  expect(hub.isOver(ended, 3)).toBe(false);
  expect(hub.isOver(ended, undefined)).toBe(false);
  expect(hub.isOver(aRun({ id: 'of before', state: 'stopped' }), 0)).toBe(true);
  expect(hub.isOver(aRun(), 4)).toBe(false);
});

test('every kind of event names its run', async () => {
  const stream = open(['A']);
  const gc = { t: 1, kind: 'minor', durationMs: 1, before: 2, after: 1, count: 3 } as const;
  const capture = { id: 'c', run: 'A' } as Extract<RunEvent, { name: 'capture' }>['capture'];
  hub.publish({ name: 'gc', run: 'A', gc });
  hub.publish({ name: 'capture', capture, profile: new Uint8Array(10) });
  const events = await readEvents(stream, 3);
  expect(events.slice(1).map(({ name, data }) => [name, data])).toEqual([
    ['gc', { run: 'A', ...gc }],
    ['capture', capture],
  ]);
  expect(hub.collections('A')).toBe(3);
});

test('where all places are taken, who takes nothing any more makes room', () => {
  const cut: string[] = [];
  open(['A'], {}, () => cut.push('first'));
  open(['A'], {}, () => cut.push('second'));
  open(['A']);
  expect(cut).toEqual(['first']);
});

test('who waits for news keeps its place', async () => {
  const streams = [open(['A']), open(['A'])].map((stream) => stream.getReader());
  await Promise.all(streams.map((reader) => reader.read()));
  const waiting = streams.map((reader) => reader.read());
  await new Promise(setImmediate);
  expect(hub.open([aRun()], new Map(), { single: true, disconnect: () => {} })).toBeUndefined();
  samples('A', 1, 1);
  for (const { done } of await Promise.all(waiting)) expect(done).toBe(false);
});

test('a closed hub ends its streams, after what had happened by then', async () => {
  const events = readEvents(open(['A']), 99);
  await new Promise(setImmediate);
  hub.publish({ name: 'state', run: aRun({ state: 'stopped', endedAt: 5 }) });
  hub.close();
  expect((await events).map(({ name }) => name)).toEqual(['hello', 'state']);
});
