import fc from 'fast-check';
import { ProfileBuilder } from '../build/builder.ts';
import type { Frame, Label } from '../model/frame.ts';
import type { Profile } from '../model/profile.ts';

const name = fc.oneof(
  fc.constantFrom('main', 'handle', 'leak', ''),
  fc.string({ unit: 'grapheme' }),
);
const position = fc.oneof(fc.nat(20), fc.nat(2 ** 32 - 1));

const frame: fc.Arbitrary<Frame> = fc.record({
  name,
  file: fc.constantFrom('', '/app/leak.ts', '/app/née.ts', 'node:fs'),
  line: position,
  column: position,
  startLine: position,
});

const label: fc.Arbitrary<Label> = fc.oneof(
  fc.record({ key: name, value: fc.constantFrom('heap', 'off-heap', 'ü') }),
  fc.record({ key: name, value: fc.maxSafeInteger(), unit: fc.constantFrom('', 'bytes') }),
);

/** Kept small enough that sums stay exact. */
const value = fc.integer({ min: -(2 ** 45), max: 2 ** 45 });

/** Any profile with two sample types, as the builder makes it. */
export const anyProfile: fc.Arbitrary<Profile> = fc
  .record({
    timeNanos: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    durationNanos: fc.option(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n })),
    comments: fc.array(name),
    samples: fc.array(
      fc.record({
        frames: fc.array(frame, { maxLength: 12 }),
        values: fc.tuple(value, value),
        labels: fc.array(label, { maxLength: 3 }),
      }),
      { maxLength: 30 },
    ),
  })
  .map(({ timeNanos, durationNanos, comments, samples }) => {
    const builder = new ProfileBuilder({
      sampleTypes: [
        { type: 'inuse_objects', unit: 'count' },
        { type: 'inuse_space', unit: 'bytes' },
      ],
      defaultSampleType: 'inuse_space',
      periodType: { type: 'space', unit: 'bytes' },
      period: 524_288,
      timeNanos,
      ...(durationNanos === null ? {} : { durationNanos }),
      mappingFile: '/app/main.js',
      comments,
      docUrl: 'https://example.org/doc',
    });
    for (const sample of samples) builder.addSample(sample);
    return builder.build();
  });
