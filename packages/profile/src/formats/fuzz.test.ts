import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { attempt } from '../testing/fuzz/attempt.ts';
import { mutated } from '../testing/fuzz/mutate.ts';
import { randomFrom } from '../testing/fuzz/random.ts';
import { fuzzSamples } from '../testing/fuzz/samples.ts';
import { FormatError } from './format-error.ts';
import { gunzipBounded } from './gzip.ts';

const SEED = 20_260_731;
const RUNS = 500;

describe.each(Object.entries(fuzzSamples()))('a file of %s', (_, samples) => {
  test('is a profile as it is', () => {
    for (const { bytes } of samples) expect(attempt(bytes)).toBeUndefined();
  });

  test('cut short anywhere is a profile or refused', () => {
    for (const { bytes } of samples) {
      for (let end = 0; end < bytes.length; end++) attempt(bytes.subarray(0, end));
    }
  });

  test('changed at random is a profile or refused', () => {
    for (let run = 0; run < RUNS; run++) {
      const random = randomFrom(SEED + run);
      const sample = samples[random(samples.length)];
      const order = run % 2 === 0 ? 'merged' : 'time';
      if (sample) attempt(mutated(sample.bytes, sample.isText, random), order);
    }
  });
});

test('a gzip file changed at random is decompressed or refused', async () => {
  const [sample] = fuzzSamples()['pprof'] ?? [];
  const packed = gzipSync(sample?.bytes ?? new Uint8Array());
  for (let run = 0; run < RUNS; run++) {
    const changed = mutated(packed, false, randomFrom(SEED + run));
    const error: unknown = await gunzipBounded(changed).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error === undefined || error instanceof FormatError, `run ${run}`).toBe(true);
  }
});
