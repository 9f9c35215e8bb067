import type { Sample } from '../support/contract.ts';
import { readEvents, type StreamedEvent } from '../support/events.ts';
import { expect, test } from '../support/test.ts';

/** Every field of a sample, as the contract names them. */
const FIELDS = [
  't',
  'rss',
  'heapTotal',
  'heapUsed',
  'external',
  'arrayBuffers',
  'liveHeap',
  'allocated',
  'freed',
  'nativeContexts',
  'handles',
  'pendingAsync',
  'fds',
  'threads',
  'loopDelayP99Ms',
  'sinceLoopTurnMs',
  'cpuPercent',
  'operations',
];

function samplesOf(events: readonly StreamedEvent[]): Sample[] {
  return events.filter(({ name }) => name === 'sample').map(({ data }) => data as Sample);
}

test('a stream says what can be drawn, then brings whole samples', async ({ api }) => {
  const run = await api.start('slice');
  const url = `${api.origin}/api/runs/${run.id}/events`;
  const events = await readEvents(url, (all) => samplesOf(all).length >= 8);

  const [hello] = events;
  if (hello?.name !== 'hello') throw new Error(`the first event is ${hello?.name}`);
  const { series } = hello.data as { series: { key: string; unit: string; help: string }[] };
  expect(series.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['rss', 'heapTotal', 'heapUsed', 'liveHeap', 'external']),
  );
  for (const { unit, help } of series) {
    expect(unit).not.toBe('');
    expect(help).not.toBe('');
  }

  const samples = samplesOf(events);
  for (const sample of samples) expect(Object.keys(sample)).toEqual(expect.arrayContaining(FIELDS));
  const times = samples.map(({ t }) => t);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('a stream that broke goes on where it stopped', async ({ api }) => {
  const run = await api.start('slice');
  const url = `${api.origin}/api/runs/${run.id}/events`;
  const before = await readEvents(url, (all) => samplesOf(all).length >= 3);
  const last = before.at(-1)?.id ?? '';
  await api.trigger(run.id, 1);
  const after = await readEvents(url, (all) => samplesOf(all).length >= 3, {
    'last-event-id': last,
  });
  expect(after.map(({ name }) => name)).not.toContain('gap');
  const seen = new Set(samplesOf(before).map(({ t }) => t));
  expect(samplesOf(after).filter(({ t }) => seen.has(t))).toEqual([]);
});

test('one connection carries several runs', async ({ api }) => {
  const [leak, fixed] = [await api.start('slice'), await api.start('slice', { variant: 'fixed' })];
  const url = `${api.origin}/api/events?run=${leak.id}&run=${fixed.id}`;
  const runsIn = (all: readonly StreamedEvent[]) =>
    new Set(samplesOf(all).map((sample) => (sample as Sample & { run: string }).run));
  const events = await readEvents(url, (all) => runsIn(all).size === 2);
  expect(runsIn(events)).toEqual(new Set([leak.id, fixed.id]));
});
