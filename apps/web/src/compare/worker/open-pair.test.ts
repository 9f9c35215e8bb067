import {
  encodePprof,
  type Frame,
  ProfileBuilder,
  decodePprof,
  type Profile,
} from '@leakscope/profile';
import { describe, expect, test } from 'vitest';
import { ROOT_REF } from '../../flame/messages.ts';
import type { ChangeFrame, CompareLens } from '../messages.ts';
import { messageOf } from './answer.ts';
import { OpenPair } from './open-pair.ts';

const WIDTH = 1000;
const lens: CompareLens = {
  type: 0,
  relative: false,
  width: 'change',
  own: 'src/slice/',
  filters: [],
  grouping: 'line',
  direction: 'callees',
  of: null,
};
const NOTHING = { text: '', isRegex: false };

const frame = (name: string, file = '/app/src/slice/leak.ts', line = 3): Frame => ({
  name,
  file,
  line,
  column: 1,
});

/** A profile of `caller/callee` paths, the outermost first. */
function profile(stacks: Record<string, number>, type = 'inuse_space'): Profile {
  const builder = new ProfileBuilder({ sampleTypes: [{ type, unit: 'bytes' }], timeNanos: 0n });
  for (const [path, value] of Object.entries(stacks)) {
    const frames = path.split('/').map((name) => frame(name));
    builder.addSample({ frames: frames.toReversed(), values: [value] });
  }
  return decodePprof(encodePprof(builder.build()));
}

const before = { 'main/keep': 100, 'main/leak': 10, 'main/drop': 30 };
const after = { 'main/keep': 100, 'main/leak': 60, 'main/fresh': 20 };
const pair = (): OpenPair => new OpenPair(profile(before), profile(after));

function byName(frames: readonly ChangeFrame[]): Map<string, ChangeFrame> {
  return new Map(frames.map((each) => [each.name, each]));
}

describe('the layout of two profiles', () => {
  test('is as wide as what became more and what became less, added up', () => {
    const { frames, total } = pair().layout(lens, ROOT_REF, WIDTH);
    const of = byName(frames);
    expect(total).toBe(50 + 30 + 20);
    expect(of.get('main')).toMatchObject({
      total: 100,
      change: { base: 140, now: 180, change: 'grown', net: 0.4 },
    });
    expect(of.get('leak')).toMatchObject({ total: 50, change: { change: 'grown', net: 1 } });
    expect(of.get('fresh')).toMatchObject({ total: 20, change: { change: 'new', base: 0 } });
    expect(of.has('keep')).toBe(false);
  });

  test('shows what disappeared', () => {
    const of = byName(pair().layout(lens, ROOT_REF, WIDTH).frames);
    expect(of.get('drop')).toMatchObject({ total: 30, change: { change: 'gone', now: 0 } });
  });

  test('can be as wide as what was and is, and then has what stayed', () => {
    const both = { ...lens, width: 'both' } as const;
    const of = byName(pair().layout(both, ROOT_REF, WIDTH).frames);
    expect(of.get('keep')).toMatchObject({ total: 200, change: { change: 'same', net: 0 } });
    expect(of.get('leak')?.change.net).toBeCloseTo(50 / 70);
  });

  test('compared by shares shows nothing where everything grew alike', () => {
    const twice = Object.fromEntries(Object.entries(before).map(([path, v]) => [path, 2 * v]));
    const grown = new OpenPair(profile(before), profile(twice));
    expect(grown.layout(lens, ROOT_REF, WIDTH).total).toBe(140);
    expect(grown.layout({ ...lens, relative: true }, ROOT_REF, WIDTH).total).toBe(0);
  });

  test('zooms to a frame by its ref, and to the whole where there is no such frame', () => {
    const open = pair();
    const { ref = '' } = byName(open.layout(lens, ROOT_REF, WIDTH).frames).get('main') ?? {};
    const zoomed = open.layout(lens, ref, WIDTH);
    expect(zoomed).toMatchObject({ focus: ref, focusIndex: 1 });
    expect(open.layout(lens, 'zzz', WIDTH).focus).toBe(ROOT_REF);
  });

  test('of a profile with itself has no width', () => {
    const same = new OpenPair(profile(before), profile(before));
    expect(same.layout(lens, ROOT_REF, WIDTH)).toMatchObject({ total: 0, focus: ROOT_REF });
    expect(same.changes(lens, 'self', NOTHING)).toEqual({ rows: [], changed: 0 });
  });
});

test('the largest changes come first, whichever way they go', () => {
  const { rows, changed } = pair().changes(lens, 'self', NOTHING);
  expect(rows.map(({ name, change, self }) => [name, change, self.now - self.base])).toEqual([
    ['leak', 'grown', 50],
    ['drop', 'gone', -30],
    ['fresh', 'new', 20],
    ['main', 'grown', 0],
  ]);
  expect(changed).toBe(4);
  expect(rows[0]).toMatchObject({ origin: 'own', total: { base: 10, now: 60 } });
});

test('the selected frame tells what it was and what it is', () => {
  const open = pair();
  const { ref = '' } = byName(open.layout(lens, ROOT_REF, WIDTH).frames).get('leak') ?? {};
  expect(open.details(lens, ref)).toMatchObject({
    name: 'leak',
    line: 3,
    change: { base: 10, now: 60 },
    selfChange: { base: 10, now: 60 },
  });
  expect(open.details(lens, 'zzz')).toBeNull();
});

test('a search finds the outermost frames, whatever the case, and what share of the changes', () => {
  const search = (text: string, isRegex = false) =>
    pair().scene(lens).search({ text, isRegex }, ROOT_REF, WIDTH);
  // All are in leak.ts.
  expect(search('LEA')).toMatchObject({ functions: 5, matches: 1, share: 1 });
  expect(search('^DROP$', true)).toMatchObject({ functions: 1, total: 30, share: 0.3 });
  expect(search('a(')).toMatchObject({ functions: 0, largest: [] });
  expect(search('a(', true).problem).toMatch(/group/);
});

describe('what filters leave', () => {
  const main = { name: 'main', file: '/app/src/slice/leak.ts' };
  const leak = { ...main, name: 'leak' };

  test('is left of both profiles', () => {
    const focused: CompareLens = { ...lens, filters: [{ kind: 'focus', frame: leak }] };
    const { frames, amounts, total } = pair().layout(focused, ROOT_REF, WIDTH);
    expect(frames.map(({ name }) => name)).toEqual(['all', 'main', 'leak']);
    expect([amounts, total]).toEqual([{ base: 10, now: 60 }, 50]);
    expect(
      pair()
        .changes(focused, 'self', NOTHING)
        .rows.map(({ name }) => name),
    ).toEqual(['leak', 'main']);
  });

  test('may hide frames, and says what it does not know', () => {
    const filters: CompareLens['filters'] = [
      { kind: 'hide', frame: main },
      { kind: 'ignore', frame: { text: 'nobody' } },
    ];
    const { frames, remarks } = pair().layout({ ...lens, filters }, ROOT_REF, WIDTH);
    expect(byName(frames).has('main')).toBe(false);
    expect(byName(frames).get('leak')).toMatchObject({ change: { base: 10, now: 60 } });
    expect(remarks).toEqual(['A filter matches nothing in this profile.']);
  });

  test('is shared out anew where shares are compared', () => {
    const filters: CompareLens['filters'] = [{ kind: 'focus', frame: leak }];
    const { amounts } = pair().layout({ ...lens, relative: true, filters }, ROOT_REF, WIDTH);
    // Of 180 as of 140: what is left keeps its share of the whole.
    expect(amounts).toEqual({ base: 10, now: Math.round((60 * 140) / 180) });
  });
});

test('a function alone has what changed in it on both sides', () => {
  const of = { name: 'leak', file: '/app/src/slice/leak.ts', startLine: 0 };
  const alone: CompareLens = { ...lens, of };
  const open = pair();
  const callees = open.layout(alone, ROOT_REF, WIDTH);
  expect(callees.frames[0]).toMatchObject({ name: 'leak', change: { base: 10, now: 60 } });
  const callers = open.layout({ ...alone, direction: 'callers' }, ROOT_REF, WIDTH);
  expect(callers.frames.map(({ name }) => name)).toEqual(['leak', 'main']);
  expect(callers.frames[1]).toMatchObject({ change: { base: 10, now: 60, change: 'grown' } });
});

test('changes stand on what was called when they are inverted', () => {
  const { frames } = pair().layout({ ...lens, direction: 'callers' }, ROOT_REF, WIDTH);
  const of = byName(frames);
  expect(frames[of.get('leak')?.parent ?? -1]?.name).toBe('all');
  expect(of.get('drop')).toMatchObject({ change: { change: 'gone' } });
});

test('a table has the functions that a search finds', () => {
  const { rows, changed } = pair().changes(lens, 'self', { text: 'dr|fre', isRegex: true });
  expect([rows.map(({ name }) => name), changed]).toEqual([['drop', 'fresh'], 2]);
});

test('profiles that count different things are refused with what they count', () => {
  const open = () => new OpenPair(profile(before), profile(after, 'cpu'));
  expect(open).toThrow(/no sample type in common/);
  let said = '';
  try {
    open();
  } catch (error) {
    said = messageOf(error);
  }
  expect(said).toBe('They count different things: one has inuse_space, the other cpu.');
});
