import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { framesOf, totals } from '../model/read.ts';
import { fuzzSamples } from '../testing/fuzz/samples.ts';
import { misfits } from '../testing/json-schema.ts';
import { contentOf } from '../testing/round-trip.ts';
import { profileFromText } from '../testing/text.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import { FormatError } from './format-error.ts';
import { readProfile } from './read-profile.ts';
import { encodeSpeedscope } from './speedscope.ts';

const heap = profileFromText(
  `
  main handle@app.ts:3 leak@leak.ts:12 | 1 4096 | memory=off-heap
  main handle@app.ts:3 leak@leak.ts:12 | 1 100  | memory=heap
  main handle@app.ts:3                 | 0 50
`,
  'inuse_objects/count inuse_space/bytes',
);

/** A file of these profiles, whose frames are `a` to `d`. */
function file(...profiles: readonly object[]): Uint8Array {
  const frames = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
  return encodeUtf8(JSON.stringify({ shared: { frames }, profiles }));
}

function evented(...events: readonly (readonly [string, number, number])[]): Uint8Array {
  const described = events.map(([type, frame, at]) => ({ type, frame, at }));
  return file({
    type: 'evented',
    name: 'e',
    unit: 'milliseconds',
    startValue: 0,
    endValue: 9,
    events: described,
  });
}

function refusal(bytes: Uint8Array): string {
  try {
    readProfile(bytes);
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
  throw new Error('it was read');
}

describe('what we write', () => {
  const require = createRequire(import.meta.url);
  const schemaPath = require.resolve('speedscope/dist/release/file-format-schema.json');
  const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));

  test('fits the schema that speedscope ships', () => {
    const own = JSON.parse(new TextDecoder().decode(encodeSpeedscope(heap)));
    expect(misfits(own, schema)).toEqual([]);
    expect(misfits({ ...own, profiles: [{ type: 'sampled' }] }, schema)).not.toEqual([]);
    for (const { bytes } of fuzzSamples()['speedscope'] ?? []) {
      expect(misfits(JSON.parse(new TextDecoder().decode(bytes)), schema)).toEqual([]);
    }
  });

  test('is a profile per sample type, labels merged', () => {
    const { profiles } = readProfile(encodeSpeedscope(heap));
    expect(profiles.map(({ name }) => name)).toEqual(['inuse_objects', 'inuse_space']);
    expect(profiles.map(({ profile }) => profile.sampleTypes)).toEqual([
      [{ type: 'inuse_objects', unit: 'count' }],
      [{ type: 'inuse_space', unit: 'bytes' }],
    ]);
    expect(profiles.map(({ profile }) => profile.samples.length)).toEqual([1, 2]);
    expect(profiles.map(({ profile }) => totals(profile))).toEqual([[2], [4246]]);
  });
});

describe('what others write', () => {
  test('may time calls: each gets what passes while it is the innermost', () => {
    const bytes = evented(
      ['O', 0, 1],
      ['O', 1, 2],
      ['C', 1, 5],
      ['C', 0, 6.5],
      ['O', 2, 8],
      ['C', 2, 9],
    );
    const { profiles, notes } = readProfile(bytes);
    const [content] = profiles.flatMap(({ profile }) => contentOf(profile, ({ name }) => name));
    expect(content).toEqual({
      type: { type: 'time', unit: 'nanoseconds' },
      total: 6_500_000,
      values: { a: 2_500_000, 'a b': 3_000_000, c: 1_000_000 },
    });
    expect(notes).toEqual([]);
  });

  test('may leave calls open, which then end with the profile', () => {
    const { profiles, notes } = readProfile(evented(['O', 0, 1], ['O', 1, 2]));
    expect(profiles.flatMap(({ profile }) => totals(profile))).toEqual([8_000_000]);
    expect(notes).toEqual(['Calls that the file does not close end where the profile ends.']);
  });

  test.each([
    [
      'closes what is not open',
      evented(['O', 0, 1], ['C', 1, 2]),
      'frame 1 is closed where frame 0',
    ],
    ['closes where nothing is open', evented(['C', 1, 2]), 'where none is open'],
    ['goes back in time', evented(['O', 0, 2], ['C', 0, 1]), 'an event at 1, after one at 2'],
    ['names a frame that is missing', evented(['O', 4, 2]), 'frame 4 does not exist'],
    ['has an event of no type', evented(['X', 0, 2]), 'an event of type “X”'],
    [
      'has fewer weights than samples',
      file({ type: 'sampled', samples: [[0]], weights: [] }),
      'fewer weights than samples',
    ],
    ['is of no type', file({ type: 'guessed' }), 'a profile of type “guessed”'],
    ['has no profiles', file(), 'there are no profiles'],
    ['has no frames', encodeUtf8('{"shared":{},"profiles":[]}'), '“frames” is missing'],
  ])('that %s is refused', (_, bytes, problem) => {
    expect(refusal(bytes)).toContain(problem);
    expect(refusal(bytes)).toContain('Not a readable speedscope profile');
  });

  test('may hold several profiles and what we do not know, of which the reader is told', () => {
    const sampled = {
      type: 'sampled',
      unit: 'none',
      samples: [[0, 1], [0]],
      weights: [2, 0.4],
      colour: 'red',
    };
    const { profiles, notes } = readProfile(
      file({ ...sampled, name: 'x' }, { ...sampled, name: 'y', unit: 'pages' }),
    );
    expect(profiles.map(({ name }) => name)).toEqual(['x', 'y']);
    const [first] = profiles;
    if (first === undefined) throw new Error('no profile');
    expect(
      framesOf(first.profile, first.profile.samples.stack[0] ?? -1).map(({ name }) => name),
    ).toEqual(['b', 'a']);
    expect(notes).toEqual([
      '“colour” is not understood and was left out.',
      'Fractions were rounded.',
      '“pages” is not understood and was left out.',
    ]);
  });
});
