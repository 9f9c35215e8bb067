import { encodePprof, ProfileBuilder, type Frame } from '@leakscope/profile';
import { describe, expect, test } from 'vitest';
import { ROOT_REF } from '../messages.ts';
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
  return new OpenProfile(encodePprof(builder.build()));
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
    const { frames, focusIndex, total } = opened().layout(1, ROOT_REF, WIDTH, OWN);
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
      profile.layout(type, ROOT_REF, WIDTH, OWN).frames.find(({ name }) => name === 'log')?.ref;
    expect(refOf(0)).toBe(refOf(1));
    const zoomed = profile.layout(0, refOf(1) ?? '', WIDTH, OWN);
    expect(zoomed.frames.map(({ name }) => name)).toEqual(['all', 'handle', 'log']);
    expect(zoomed.focusIndex).toBe(2);
  });

  test('shows the whole where a zoom leads nowhere', () => {
    expect(opened().layout(1, 'zzzzzzzzzzz', WIDTH, OWN)).toMatchObject({
      focus: ROOT_REF,
      focusIndex: 0,
    });
  });

  test('opens what stands for several frames', () => {
    const zoomed = opened().layout(1, `${ROOT_REF}~1`, WIDTH, OWN);
    expect(zoomed.frames.map(({ name }) => name)).toEqual([
      'all',
      '(1 smaller)',
      '(not attributed)',
    ]);
  });

  test('knows the culprit and its figures', () => {
    const profile = opened();
    const ref = profile.culprit(1, OWN) ?? '';
    expect(profile.details(1, ref, OWN)).toMatchObject({
      name: 'sliceLeak',
      line: 5,
      self: 100,
      totalShare: 0.8,
      selfShare: 0.1,
    });
  });

  test('names no culprit where none of one’s own code ran', () => {
    expect(opened().culprit(1, 'src/elsewhere/')).toBeNull();
  });

  test('has no figures for what is not in it', () => {
    expect(opened().details(1, 'abc', OWN)).toBeNull();
    expect(opened().details(1, '<script>', OWN)).toBeNull();
  });

  test('lists functions by self or total', () => {
    const names = (by: 'self' | 'total') =>
      opened()
        .functions(1, by, OWN)
        .map(({ name }) => name);
    expect(names('self')).toEqual(['alloc', 'log', 'sliceLeak', '(not attributed)', 'handle']);
    expect(names('total')).toEqual(['handle', 'sliceLeak', 'alloc', 'log', '(not attributed)']);
  });

  test('says what each line of a file holds', () => {
    expect(opened().lines(1, leak.file)).toEqual([{ line: 5, self: 100, total: 800 }]);
  });
});

describe('searching', () => {
  test('ignores case and counts what is below a match once', () => {
    const { functions, total, share, largest } = opened().search(1, 'LEAK');
    expect({ functions, total, share }).toEqual({ functions: 1, total: 800, share: 0.8 });
    expect(largest).toEqual([opened().culprit(1, OWN)]);
  });

  test('finds files as well', () => {
    expect(opened().search(1, 'node_modules')).toMatchObject({ functions: 1, total: 150 });
    expect(opened().search(1, '/app/src')).toMatchObject({ functions: 2, total: 950 });
  });

  test.each(['a(', '[', '\\', '*', '', '   '])('takes %j as plain text', (text) => {
    expect(opened().search(1, text)).toMatchObject({ total: 0, share: 0, largest: [] });
  });
});
