import { ProfileBuilder, type Frame } from '@leakscope/profile';
import { describe, expect, test } from 'vitest';
import {
  ROOT_REF,
  type Coloring,
  type FunctionRows,
  type Lens,
  type Operations,
  type SearchText,
  type SortKey,
} from '../messages.ts';
import { OpenProfile } from './open-profile.ts';

const OWN = 'src/slice/';
const WIDTH = 1000;

const frame = (name: string, file: string, line: number): Frame => ({
  name,
  file,
  line,
  column: 1,
});
const handle = frame('handle', '/app/src/sandbox/main.ts', 40);
const leak = frame('sliceLeak', '/app/src/slice/leak.ts', 5);
const alloc = frame('alloc', 'node:buffer', 300);
const log = frame('log', '/app/node_modules/log/index.js', 9);

const lens = (type: number, more: Partial<Lens> = {}): Lens => ({
  type,
  filters: [],
  grouping: 'line',
  order: 'largest',
  direction: 'callees',
  of: null,
  own: OWN,
  ...more,
});
const text = (wanted: string, isRegex = false): SearchText => ({ text: wanted, isRegex });

/** Names and totals of what is drawn. */
function drawnBy(profile: OpenProfile, more: Partial<Lens>): (readonly [string, number])[] {
  const { frames } = profile.scene(lens(1, more)).layout(ROOT_REF, WIDTH, 'kind');
  return frames.map(({ name, total }) => [name, total] as const);
}

function opened(): OpenProfile {
  const builder = new ProfileBuilder({
    sampleTypes: [
      { type: 'inuse_objects', unit: 'count' },
      { type: 'inuse_space', unit: 'bytes' },
    ],
    defaultSampleType: 'inuse_space',
    timeNanos: 0n,
    comments: ['a note'],
  });
  const memory = (value: string) => [{ key: 'memory', value }];
  builder.addSample({
    frames: [alloc, leak, handle],
    values: [1, 700],
    labels: memory('off-heap'),
  });
  builder.addSample({ frames: [leak, handle], values: [3, 100], labels: memory('heap') });
  builder.addSample({ frames: [log, handle], values: [9, 150], labels: memory('heap') });
  builder.addSample({
    frames: [frame('(not attributed)', '', 0)],
    values: [0, 50],
    labels: memory('heap'),
  });
  return new OpenProfile(builder.build());
}

describe('an open profile', () => {
  test('introduces itself', () => {
    expect(opened().info()).toMatchObject({
      defaultType: 1,
      totals: [13, 1000],
      comments: ['a note'],
    });
  });

  test('lays out its frames with what each is and whose', () => {
    const { frames, focusIndex, total } = opened().scene(lens(1)).layout(ROOT_REF, WIDTH, 'kind');
    expect({ focusIndex, total }).toEqual({ focusIndex: 0, total: 1000 });
    const drawn = frames.map(({ name, parent, self, total: value, origin, kind }) => [
      name,
      parent,
      self,
      value,
      origin,
      kind,
    ]);
    expect(drawn).toEqual([
      ['all', -1, 0, 1000, 'neutral', 'off-heap'],
      ['handle', 0, 0, 950, 'library', 'off-heap'],
      ['(not attributed)', 0, 50, 50, 'neutral', 'heap'],
      ['sliceLeak', 1, 100, 800, 'own', 'off-heap'],
      ['log', 1, 150, 150, 'library', 'heap'],
      ['alloc', 3, 700, 700, 'library', 'off-heap'],
    ]);
  });

  test('keeps the names of its frames from one sample type to the other', () => {
    const profile = opened();
    const refOf = (type: number) =>
      profile
        .scene(lens(type))
        .layout(ROOT_REF, WIDTH, 'kind')
        .frames.find(({ name }) => name === 'log')?.ref;
    expect(refOf(0)).toBe(refOf(1));
    const zoomed = profile.scene(lens(0)).layout(refOf(1) ?? '', WIDTH, 'kind');
    expect(zoomed.frames.map(({ name }) => name)).toEqual(['all', 'handle', 'log']);
    expect(zoomed.focusIndex).toBe(2);
  });

  test('shows the whole where a zoom leads nowhere', () => {
    expect(opened().scene(lens(1)).layout('zzzzzzzzzzz', WIDTH, 'kind')).toMatchObject({
      focus: ROOT_REF,
      focusIndex: 0,
    });
  });

  test('opens what stands for several frames', () => {
    const zoomed = opened().scene(lens(1)).layout(`${ROOT_REF}~1`, WIDTH, 'kind');
    expect(zoomed.frames.map(({ name }) => name)).toEqual([
      'all',
      '(1 smaller)',
      '(not attributed)',
    ]);
  });

  test('knows the culprit and its figures', () => {
    const profile = opened();
    const ref = profile.scene(lens(1)).culprit() ?? '';
    expect(profile.scene(lens(1)).details(ref)).toMatchObject({
      name: 'sliceLeak',
      line: 5,
      self: 100,
      totalShare: 0.8,
      selfShare: 0.1,
    });
  });

  test('names no culprit where none of one’s own code ran', () => {
    expect(
      opened()
        .scene(lens(1, { own: 'src/elsewhere/' }))
        .culprit(),
    ).toBeNull();
  });

  test('has no figures for what is not in it', () => {
    expect(opened().scene(lens(1)).details('abc')).toBeNull();
    expect(opened().scene(lens(1)).details('<script>')).toBeNull();
  });

  test('lists functions in any order, page by page, and finds a frame’s among them', () => {
    const profile = opened();
    const page = (by: SortKey, more: Partial<Operations['functions']['request']> = {}) =>
      profile.functions({
        lens: lens(1),
        by,
        isAscending: false,
        search: text(''),
        from: 0,
        count: 10,
        find: null,
        ...more,
      });
    const names = (rows: FunctionRows) => rows.rows.map(({ name }) => name);
    expect(names(page('self'))).toEqual([
      'alloc',
      'log',
      'sliceLeak',
      '(not attributed)',
      'handle',
    ]);
    expect(names(page('total'))).toEqual([
      'handle',
      'sliceLeak',
      'alloc',
      'log',
      '(not attributed)',
    ]);
    expect(names(page('name', { isAscending: true })).at(-1)).toBe('(not attributed)');
    expect(page('self', { from: 1, count: 1 })).toMatchObject({
      length: 5,
      rows: [{ name: 'log' }],
    });
    expect(names(page('self', { search: text('LEAK') }))).toEqual(['sliceLeak']);
    const ref = profile.scene(lens(1)).culprit() ?? '';
    expect(page('self', { find: { lens: lens(1), ref } }).found).toBe(2);
  });

  test('says what each line of a file holds', () => {
    expect(opened().lines(lens(1), leak.file)).toEqual([{ line: 5, self: 100, total: 800 }]);
  });
});

describe('searching', () => {
  test('ignores case and counts what is below a match once', () => {
    const { functions, total, share, largest } = opened()
      .scene(lens(1))
      .search(text('LEAK'), ROOT_REF, WIDTH);
    expect({ functions, total, share }).toEqual({ functions: 1, total: 800, share: 0.8 });
    expect(largest).toEqual([opened().scene(lens(1)).culprit()]);
  });

  test('finds files as well', () => {
    expect(opened().scene(lens(1)).search(text('node_modules'), ROOT_REF, WIDTH)).toMatchObject({
      functions: 1,
      total: 150,
    });
    expect(opened().scene(lens(1)).search(text('/app/src'), ROOT_REF, WIDTH)).toMatchObject({
      functions: 2,
      total: 950,
    });
  });

  test.each(['a(', '[', '\\', '*', '', '   '])('takes %j as plain text', (wanted) => {
    expect(opened().scene(lens(1)).search(text(wanted), ROOT_REF, WIDTH)).toMatchObject({
      total: 0,
      share: 0,
      largest: [],
    });
  });
});

describe('expressions', () => {
  test('find what they match', () => {
    const found = opened().scene(lens(1)).search(text('^(log|alloc)$', true), ROOT_REF, WIDTH);
    expect(found).toMatchObject({ problem: null, functions: 2, total: 850, matches: 2 });
    expect(found.shown.toSorted()).toEqual(found.largest.toSorted());
  });

  test.each(['a(', '[', '\\', '*'])('that are none, as %j, say so and match nothing', (wanted) => {
    const found = opened().scene(lens(1)).search(text(wanted, true), ROOT_REF, WIDTH);
    expect(found).toMatchObject({ matches: 0, total: 0, largest: [] });
    expect(found.problem).toMatch(/\.$/);
  });
});

test('an expression that would take for ever ends', () => {
  const builder = new ProfileBuilder({
    sampleTypes: [{ type: 'cpu', unit: 'nanoseconds' }],
    timeNanos: 0n,
  });
  builder.addSample({ frames: [frame(`${'a'.repeat(20_000)}!`, '/b.ts', 1)], values: [1] });
  const scene = new OpenProfile(builder.build()).scene(lens(0));
  expect(scene.search(text('(a+)+$', true), ROOT_REF, WIDTH)).toMatchObject({ matches: 0 });
});

describe('a lens', () => {
  const leakId = { name: 'sliceLeak', file: leak.file, startLine: 0 };

  test('filters, and says which filter matched nothing', () => {
    const profile = opened();
    const frame = { name: log.name, file: log.file };
    expect(drawnBy(profile, { filters: [{ kind: 'ignore', frame }] })).toEqual([
      ['all', 850],
      ['handle', 800],
      ['(not attributed)', 50],
      ['sliceLeak', 800],
      ['alloc', 700],
    ]);
    const { remarks, all } = profile
      .scene(lens(1, { filters: [{ kind: 'focus', frame: { text: 'nowhere' } }] }))
      .layout(ROOT_REF, WIDTH, 'kind');
    expect({ remarks, all }).toEqual({
      remarks: ['A filter matches nothing in this profile.'],
      all: 1000,
    });
  });

  test('groups by package, and by a label', () => {
    expect(drawnBy(opened(), { grouping: 'package' }).map(([name]) => name)).toContain('log');
    expect(drawnBy(opened(), { grouping: 'label:memory' }).slice(0, 3)).toEqual([
      ['all', 1000],
      ['memory=off-heap', 700],
      ['memory=heap', 300],
    ]);
  });

  test('shows who calls a function and what it calls', () => {
    const profile = opened();
    expect(drawnBy(profile, { of: leakId, direction: 'callers' })).toEqual([
      ['sliceLeak', 800],
      ['handle', 800],
    ]);
    expect(drawnBy(profile, { of: leakId })).toEqual([
      ['sliceLeak', 800],
      ['alloc', 700],
    ]);
    expect(drawnBy(profile, { of: { ...leakId, name: 'gone' } })).toEqual([['gone', 0]]);
  });

  test('inverts', () => {
    expect(drawnBy(opened(), { direction: 'callers' }).slice(0, 3)).toEqual([
      ['all', 1000],
      ['alloc', 700],
      ['log', 150],
    ]);
  });

  test('says that the order of time is that of the file where samples carry none', () => {
    const { remarks } = opened()
      .scene(lens(1, { order: 'time' }))
      .layout(ROOT_REF, WIDTH, 'kind');
    expect(remarks.join()).toMatch(/order in which the file has them/);
  });

  test('names a call that comes again apart from the one before in the order of time', () => {
    const builder = new ProfileBuilder({
      sampleTypes: [{ type: 'cpu', unit: 'nanoseconds' }],
      timeNanos: 0n,
    });
    for (const [value, called] of [leak, log, leak].entries()) {
      const labels = [{ key: 'time', value, unit: 'nanoseconds' }];
      builder.addSample({ frames: [called, handle], values: [value + 1], labels });
    }
    const profile = new OpenProfile(builder.build());
    const scene = profile.scene(lens(0, { order: 'time' }));
    const { frames, remarks } = scene.layout(ROOT_REF, WIDTH, 'kind');
    const names = ['all', 'handle', 'sliceLeak', 'log', 'sliceLeak'];
    expect(frames.map(({ name }) => name)).toEqual(names);
    expect(new Set(frames.map(({ ref }) => ref)).size).toBe(frames.length);
    expect(frames.map(({ ref }) => scene.details(ref)?.total)).toEqual([6, 6, 1, 2, 3]);
    // Where a link leads to the ref is found in a tree that has not given it.
    const again = new OpenProfile(builder.build()).scene(lens(0, { order: 'time' }));
    expect(frames.map(({ ref }) => again.details(ref)?.total)).toEqual([6, 6, 1, 2, 3]);
    expect(remarks).toEqual([]);
    expect(profile.info().labels).toEqual([]);
  });

  test('gives the calls that lead to a frame', () => {
    const scene = opened().scene(lens(1));
    expect(scene.stack(scene.culprit() ?? '').map(({ name }) => name)).toEqual([
      'handle',
      'sliceLeak',
    ]);
  });
});

describe('colours', () => {
  const fills = (coloring: Coloring) => {
    const { frames, legend } = opened().scene(lens(1)).layout(ROOT_REF, WIDTH, coloring);
    return { fills: frames.map(({ fill }) => fill), legend: legend.map(({ label }) => label) };
  };

  test('tell own code from libraries and heap from off-heap', () => {
    expect(fills('kind').fills).toEqual([
      'neutral',
      'library-off-heap',
      'neutral',
      'own-off-heap',
      'library-heap',
      'library-off-heap',
    ]);
  });

  test('tell packages apart, the largest first', () => {
    expect(fills('package').legend).toEqual([
      'Node.js',
      'log',
      'own code',
      'no function, or merged',
    ]);
  });

  test('tell how much a frame holds itself', () => {
    expect(fills('value').fills).toEqual([
      'neutral',
      'step-0',
      'step-3',
      'step-4',
      'step-4',
      'step-5',
    ]);
  });
});
