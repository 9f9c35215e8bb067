import { describe, expect, test } from 'vitest';
import { framesOf, labelsOf, totals } from '../model/read.ts';
import { fuzzSamples } from '../testing/fuzz/samples.ts';
import { contentOf } from '../testing/round-trip.ts';
import { profileFromText } from '../testing/text.ts';
import { encodeUtf8 } from '../wire/utf8.ts';
import { FormatError } from './format-error.ts';
import { MAX_INPUT_BYTES, MAX_NESTING } from './limits.ts';
import { encodePprof } from './pprof.ts';
import type { ReadOptions } from './read-profile.ts';
import { readProfile } from './read-profile.ts';

function refusal(content: string | Uint8Array, hint?: ReadOptions): FormatError {
  try {
    readProfile(typeof content === 'string' ? encodeUtf8(content) : content, hint);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('it was read');
}

/** Stacks by name, outermost first, of the first sample type. */
function values(content: string): unknown {
  const { profiles } = readProfile(encodeUtf8(content));
  return profiles.map(({ profile }) => contentOf(profile, ({ name }) => name)[0]?.values);
}

const root = '{"functionName":"(root)","url":"","lineNumber":-1,"columnNumber":-1}';

describe('a file', () => {
  test.each([
    ['pprof', 'pprof'],
    ['heapprofile', 'V8 heap'],
    ['cpuprofile', 'V8 CPU'],
    ['chrome-trace', 'Chrome trace'],
    ['speedscope', 'speedscope'],
    ['folded', 'folded stacks'],
  ])('of %s is told by its content', (name, format) => {
    for (const { bytes } of fuzzSamples()[name] ?? [])
      expect(readProfile(bytes).format).toBe(format);
  });

  test.each([
    ['of zeros', new Uint8Array(1000), 'no format we know'],
    ['without content', '', 'it is empty'],
    ['that is a program', '#!/bin/sh\necho', 'no format we know'],
    ['that is some JSON', '{"a":[1,2,{"b":null}]}', 'no format we know'],
    ['that is a list', '[1,2,3]', 'no format we know'],
    ['that is a heap snapshot', '{"snapshot":{},"nodes":[1],"edges":[]}', 'it is a heap snapshot'],
    ['that is compressed', Uint8Array.of(0x1f, 0x8b, 8), 'still compressed'],
    ['that is too large', new Uint8Array(MAX_INPUT_BYTES + 1), 'larger than 268435456 bytes'],
    ['of brackets', '['.repeat(MAX_NESTING * 2), 'no format we know'],
    ['of objects', '{"a":'.repeat(MAX_NESTING * 2), 'nested more than 131136 deep'],
  ])('%s is refused', (_, content, problem) => {
    expect(refusal(content).message).toContain(problem);
    expect(refusal(content)).toMatchObject({ format: '' });
  });

  test('that is no profile is refused in the words of its name', () => {
    expect(refusal('<html>', { fileName: 'a.cpuprofile' }).message).toBe(
      'Not a readable V8 CPU profile: its content is of no format we know (file, byte 0).',
    );
    expect(refusal('<html>', { fileName: 'heap.pb.gz' })).toMatchObject({ format: 'pprof' });
  });

  test('may begin with a byte order mark', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, ...encodeUtf8(`{"head":{"callFrame":${root}}}`));
    expect(readProfile(bytes).format).toBe('V8 heap');
  });
});

describe('a .heapprofile', () => {
  test('has stacks, files and lines counted from 1, whatever the order of keys', () => {
    const leaf =
      '{"selfSize":5,"callFrame":{"lineNumber":6,"columnNumber":2,"url":"file:///a%20b.js","functionName":""}}';
    const bytes = encodeUtf8(
      `{"samples":[],"head":{"children":[${leaf}],"id":1,"callFrame":${root},"selfSize":0}}`,
    );
    const { profiles } = readProfile(bytes);
    const profile = profiles[0]?.profile ?? profileFromText('');
    expect(framesOf(profile, profile.samples.stack[0] ?? -1)).toEqual([
      { name: '(anonymous)', file: '/a b.js', line: 7, column: 3, startLine: 7 },
    ]);
    expect(totals(profile)).toEqual([5]);
  });

  test.each([
    ['ends too early', '{"head":{"callFrame":{"functionName":"a', 'the file ends within a text'],
    [
      'has a number where a name belongs',
      '{"head":{"callFrame":{"functionName":7}}}',
      'a number where a string',
    ],
    [
      'counts beyond all bounds',
      `{"head":{"callFrame":${root},"selfSize":1e300}}`,
      'beyond what is counted',
    ],
    ['has a node without a frame', '{"head":{"selfSize":3}}', 'does not exist'],
  ])('that %s is refused with the byte', (_, content, problem) => {
    expect(refusal(content)).toMatchObject({ format: 'V8 heap' });
    expect(refusal(content).message).toContain(problem);
    expect(refusal(content).byte).toBeGreaterThan(0);
  });
});

describe('a .cpuprofile', () => {
  const nodes = `[{"callFrame":${root},"id":1,"children":[3]},{"id":3,"callFrame":{"functionName":"f"},"hitCount":2}]`;

  test('charges a sample until the next one came, and counts no time twice', () => {
    const content = `{"nodes":${nodes},"samples":[3,1,3],"timeDeltas":[100,50,-20],"startTime":0,"endTime":190}`;
    const [profile] = readProfile(encodeUtf8(content)).profiles.map((each) => each.profile);
    // The third sample came 20 µs before the second, so it has what is left after that.
    expect(contentOf(profile ?? profileFromText(''), ({ name }) => name)[1]).toMatchObject({
      total: 90_000,
      values: { f: 90_000 },
    });
  });

  test('without samples shares its time out by the number of hits, and says so', () => {
    const { profiles, notes } = readProfile(
      encodeUtf8(`{"nodes":${nodes},"startTime":10,"endTime":30}`),
    );
    expect(profiles.map(({ profile }) => totals(profile))).toEqual([[2, 20_000]]);
    expect(notes).toEqual(['There are no single samples: the time is shared out by their number.']);
  });

  test('says what in it is not understood', () => {
    const { notes } = readProfile(encodeUtf8(`{"nodes":${nodes},"samples":[3],"colour":"red"}`));
    expect(notes).toEqual([
      '“colour” is not understood and was left out.',
      'There are no times of samples: they count and take no time.',
    ]);
  });

  test.each([
    ['names a node that is missing', `{"nodes":${nodes},"samples":[9]}`, 'does not exist'],
    [
      'has fewer times than samples',
      `{"nodes":${nodes},"samples":[3],"timeDeltas":[]}`,
      'fewer times',
    ],
    [
      'has more times than samples',
      `{"nodes":${nodes},"samples":[],"timeDeltas":[1]}`,
      'more times',
    ],
    [
      'is a circle',
      '{"nodes":[{"id":1,"callFrame":{},"children":[1]}],"samples":[1]}',
      'or a circle',
    ],
    [
      'has a node twice',
      '{"nodes":[{"id":1,"callFrame":{}},{"id":1,"callFrame":{}}]}',
      'defined twice',
    ],
    [
      'has a child of two',
      '{"nodes":[{"id":1,"callFrame":{},"children":[2,2]}]}',
      'the child of two',
    ],
    ['is of an old Chrome', '{"head":{},"startTime":1}', 'before version 58'],
    ['has an id that is none', '{"nodes":[{"id":-1,"callFrame":{}}]}', 'whole number'],
  ])('that %s is refused', (_, content, problem) => {
    expect(refusal(content)).toMatchObject({ format: 'V8 CPU' });
    expect(refusal(content).message).toContain(problem);
  });
});

describe('a Chrome trace', () => {
  const events = (samples: string): string =>
    `[{"name":"Profile","ph":"P","pid":1,"tid":1,"id":"0x1","args":{"data":{"startTime":0}}},
      {"name":"ProfileChunk","ph":"P","pid":1,"tid":9,"id":"0x1","args":{"data":{"cpuProfile":{
        "nodes":[{"id":1,"callFrame":{"functionName":"f"}},{"id":2,"parent":1,"callFrame":{"functionName":"g"}}],
        "samples":${samples}},"timeDeltas":[1,1],"lines":[7,0]}}},
      {"name":"thread_name","ph":"M","pid":1,"tid":1,"args":{"name":"Main"}}`;

  test('may be a list or an object', () => {
    const expected = [{ f: 1, 'f g': 1 }];
    expect(values(`${events('[1,2]')}]`)).toEqual(expected);
    expect(values(`{"metadata":{},"traceEvents":${events('[1,2]')}]}`)).toEqual(expected);
  });

  test('names its threads, and the lines of its samples', () => {
    const { profiles } = readProfile(encodeUtf8(`${events('[1,2]')}]`));
    expect(profiles.map(({ name }) => name)).toEqual(['Main']);
    const [content] = contentOf(
      profiles[0]?.profile ?? profileFromText(''),
      ({ name, line }) => `${name}:${line}`,
    );
    expect(content?.values).toEqual({ 'f:7': 1, 'f:0 g:0': 1 });
  });

  test.each(['', ',', ' \n'])('whose writer was stopped after an event is read (%j)', (end) => {
    const { profiles, notes } = readProfile(encodeUtf8(events('[1,2]') + end));
    expect(profiles).toHaveLength(1);
    expect(notes).toEqual(['The file ends without the end of its events: its writer was stopped.']);
  });

  test.each([
    ['has no samples', '[{"name":"x","ph":"X"}]', 'no CPU samples'],
    ['ends within an event', '{"traceEvents":[{"name":"x","ph', 'the file ends within a text'],
    ['names a node that is missing', `${events('[1,5]')}]`, 'does not exist'],
    ['goes on after its end', `${events('[1,2]')}] []`, 'more after the end'],
  ])('that %s is refused', (_, content, problem) => {
    expect(refusal(content)).toMatchObject({ format: 'Chrome trace' });
    expect(refusal(content).message).toContain(problem);
  });
});

describe('folded stacks', () => {
  test('are lines of frames and a count, equal ones added up', () => {
    expect(values('main;f 2\r\n\nmain;f;g 1.5\nmain;f 1\n 4\n')).toEqual([
      { 'main f': 3, 'main f g': 2, '': 4 },
    ]);
  });

  test('may name files and lines', () => {
    const { profiles } = readProfile(
      encodeUtf8('main (a.py:3);std::sort<int (int)>;C (C:\\x.js:4:2) 1'),
    );
    const profile = profiles[0]?.profile ?? profileFromText('');
    expect(framesOf(profile, profile.samples.stack[0] ?? -1)).toMatchObject([
      { name: 'C', file: 'C:\\x.js', line: 4, column: 2 },
      { name: 'std::sort<int (int)>', file: '', line: 0 },
      { name: 'main', file: 'a.py', line: 3, column: 0 },
    ]);
  });

  test('that lose their count are refused with the line', () => {
    expect(refusal('main;f 2\nmain;g\n')).toMatchObject({
      format: 'folded stacks',
      field: 'line 2',
      byte: 9,
    });
    expect(refusal('main;f 2\nmain;g x\n').message).toContain(
      '“x” at the end of the line is not a count',
    );
  });
});

test('of a pprof file it is said what is not shown', () => {
  const plain = encodePprof(profileFromText('main@a.js:1 leak@a.js:2 | 5'));
  // Field 7 is drop_frames, field 60 none that we know.
  const { notes } = readProfile(Uint8Array.of(...plain, 0x38, 1, 0xe0, 0x03, 1));
  expect(notes).toEqual([
    'Frames that the file asks to hide are shown.',
    '“field 60” is not understood and was left out.',
  ]);
});

describe('in order of time', () => {
  test.each(Object.entries(fuzzSamples(30)))('%s holds the same as merged', (_, samples) => {
    for (const { bytes } of samples) {
      const [merged, ordered] = [readProfile(bytes), readProfile(bytes, { order: 'time' })].map(
        // How a function's time is shared out among its lines is estimated, either way.
        ({ profiles }) => profiles.map(({ profile }) => contentOf(profile, ({ name }) => name)),
      );
      expect(ordered).toEqual(merged);
    }
  });

  test('samples say when they began, one for what went on', () => {
    const nodes =
      '[{"id":1,"callFrame":{"functionName":"f"}},{"id":2,"callFrame":{"functionName":"g"}}]';
    const content = `{"nodes":${nodes},"samples":[1,1,2,1],"timeDeltas":[7,5,5,5],"startTime":0,"endTime":30}`;
    const [read] = readProfile(encodeUtf8(content), { order: 'time' }).profiles;
    const { profile } = read ?? { profile: profileFromText('') };
    const { samples } = profile;
    const rows = Array.from({ length: samples.length }, (_, sample) => [
      framesOf(profile, samples.stack[sample] ?? -1)[0]?.name,
      labelsOf(profile, samples.labels[sample] ?? -1)[0]?.value,
      samples.values.map((column) => column[sample]),
    ]);
    expect(rows).toEqual([
      ['f', 0, [2, 10_000]],
      ['g', 10_000, [1, 5000]],
      ['f', 15_000, [1, 8000]],
    ]);
  });

  test('a profile of too much is merged, and says so', () => {
    const ids = Array.from({ length: 200_000 }, (_, i) => (i % 2) + 1).join();
    const content = `{"nodes":[{"id":1,"callFrame":{}},{"id":2,"callFrame":{}}],"samples":[${ids}]}`;
    const { profiles, notes } = readProfile(encodeUtf8(content), { order: 'time' });
    expect(profiles[0]?.profile.samples.length).toBe(1);
    expect(notes.at(-1)).toMatch(/too much to be kept in order of time/);
  });
});
