import fc from 'fast-check';
import { Profile as PeerProfile } from 'pprof-format';
import { describe, expect, test } from 'vitest';
import { ProfileBuilder } from '../build/builder.ts';
import type { Profile } from '../model/profile.ts';
import { framesOf, labelsOf, totals } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { profileFromText } from '../testing/text.ts';
import { decodePprof, encodePprof } from './pprof.ts';

/** What a profile says, whatever the order of its tables. */
function written(profile: Profile): unknown {
  const { samples } = profile;
  const rows = Array.from({ length: samples.length }, (_, sample) => ({
    frames: framesOf(profile, samples.stack[sample] ?? -1),
    values: samples.values.map((column) => column[sample]),
    labels: labelsOf(profile, samples.labels[sample] ?? -1)
      .map((label) => JSON.stringify(label))
      .sort(),
  }));
  const { sampleTypes, defaultSampleType, periodType, period, comments } = profile;
  const { timeNanos, durationNanos, mappingFile, docUrl } = profile;
  const types = { sampleTypes, defaultSampleType, periodType, period };
  return { ...types, timeNanos, durationNanos, comments, mappingFile, docUrl, rows };
}

describe('a profile written and read again', () => {
  test('says the same', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        expect(written(decodePprof(encodePprof(profile)))).toEqual(written(profile));
      }),
    );
  });

  test('keeps its totals', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        expect(totals(decodePprof(encodePprof(profile)))).toEqual(totals(profile));
      }),
    );
  });

  test('is the same bytes the second time', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const once = encodePprof(decodePprof(encodePprof(profile)));
        expect(encodePprof(decodePprof(once))).toEqual(once);
      }),
    );
  });
});

describe('another implementation of the format', () => {
  const profile = profileFromText(
    `
    main handle@app.ts:3 leak@leak.ts:12 | 1 4096 | memory=off-heap
    main handle@app.ts:3                 | 2 100  | memory=heap
  `,
    'inuse_objects/count inuse_space/bytes',
  );

  test('reads what we write', () => {
    const peer = PeerProfile.decode(encodePprof(profile));
    const text = (index: number | bigint): string | undefined =>
      peer.stringTable.strings[Number(index)];
    expect(peer.stringTable.strings[0]).toBe('');
    expect(peer.sampleType.map((t) => [text(t.type), text(t.unit)])).toEqual([
      ['inuse_objects', 'count'],
      ['inuse_space', 'bytes'],
    ]);
    expect(peer.location.map((l) => Number(l.id))).toEqual([1, 2, 3]);
    expect(peer.function.map((f) => [Number(f.id), text(f.name), text(f.filename)])).toEqual([
      [1, 'main', ''],
      [2, 'handle', 'app.ts'],
      [3, 'leak', 'leak.ts'],
    ]);
    expect(peer.mapping.map((m) => [m.hasFunctions, m.hasFilenames, m.hasLineNumbers])).toEqual([
      [true, true, true],
    ]);
    expect(peer.sample.map((s) => s.locationId.map(Number))).toEqual([
      [3, 2, 1],
      [2, 1],
    ]);
    expect(peer.sample.map((s) => s.value.map(Number))).toEqual([
      [1, 4096],
      [2, 100],
    ]);
    expect(peer.sample.map((s) => s.label.map((l) => [text(l.key), text(l.str)]))).toEqual([
      [['memory', 'off-heap']],
      [['memory', 'heap']],
    ]);
  });

  test('writes what we read', () => {
    const bytes = PeerProfile.decode(encodePprof(profile)).encode();
    expect(written(decodePprof(bytes))).toEqual(written(profile));
  });
});

describe('the period of time', () => {
  const header = { sampleTypes: [{ type: 'cpu', unit: 'nanoseconds' }], timeNanos: 2n ** 62n + 1n };

  test('is absent from a profile of one moment', () => {
    const bytes = encodePprof(new ProfileBuilder(header).build());
    expect(Number(PeerProfile.decode(bytes).durationNanos)).toBe(0);
    expect(decodePprof(bytes).durationNanos).toBeNull();
  });

  test('is kept to the nanosecond', () => {
    const builder = new ProfileBuilder({ ...header, durationNanos: 2n ** 61n + 1n });
    const profile = decodePprof(encodePprof(builder.build()));
    expect(profile.timeNanos).toBe(2n ** 62n + 1n);
    expect(profile.durationNanos).toBe(2n ** 61n + 1n);
  });
});

test('values beyond 64 bits are written as the nearest that fits', () => {
  const builder = new ProfileBuilder({
    sampleTypes: [{ type: 'a', unit: 'count' }],
    timeNanos: 0n,
  });
  builder.addSample({ frames: [], values: [1e30] });
  builder.addSample({ frames: [{ name: 'f', file: '', line: 0, column: 0 }], values: [-1e30] });
  const [column] = decodePprof(encodePprof(builder.build())).samples.values;
  expect(Array.from(column ?? [])).toEqual([2 ** 63 - 1024, -(2 ** 63 - 1024)]);
});
