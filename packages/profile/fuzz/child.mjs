import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FormatError, gunzipBounded } from '../dist/index.js';
import { attempt } from '../dist/testing/fuzz/attempt.js';
import { mutated } from '../dist/testing/fuzz/mutate.js';
import { randomFrom } from '../dist/testing/fuzz/random.js';
import { fuzzSamples } from '../dist/testing/fuzz/samples.js';
import { largeFiles } from './large.mjs';

/** A file that is cut at every kilobyte has about as many. */
const CUT_SAMPLE_SIZE = 400;
const KIB = 1024;

const counts = { profiles: 0, refused: 0, slowestMs: 0 };

/**
 * @param {() => Promise<string | undefined> | string | undefined} read gives an error's message
 * @param {() => Uint8Array} [input] kept where it fails
 */
async function one(read, input) {
  const began = process.cpuUsage();
  try {
    const refused = await read();
    if (refused === undefined) counts.profiles++;
    else counts.refused++;
    return refused;
  } catch (error) {
    if (input) {
      const path = join(tmpdir(), `fuzz-${process.pid}.input`);
      writeFileSync(path, input());
      process.stderr.write(`The input is kept in ${path}.\n`);
    }
    throw error;
  } finally {
    // Not by the clock: another program's work is not the reader's.
    const { user, system } = process.cpuUsage(began);
    counts.slowestMs = Math.max(counts.slowestMs, (user + system) / 1000);
  }
}

/** @param {Uint8Array} bytes */
async function decompressAndRead(bytes) {
  try {
    return attempt(await gunzipBounded(bytes));
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
}

/** @type {Record<string, (...args: string[]) => Promise<unknown>>} */
const batches = {
  /** Changes of a format's samples. */
  async changed(format, seed, runs) {
    const samples = fuzzSamples()[format] ?? [];
    for (let run = 0; run < Number(runs); run++) {
      const random = randomFrom(Number(seed) + run);
      const sample = samples[random(samples.length)];
      if (!sample) throw new Error(`There are no samples of ${format}.`);
      const bytes = mutated(sample.bytes, sample.isText, random);
      await one(
        () => attempt(bytes, run % 2 === 0 ? 'merged' : 'time'),
        () => bytes,
      );
    }
  },
  /** Changes of a compressed file. */
  async gzip(seed, runs) {
    const packed = gzipSync(fuzzSamples()['pprof']?.[0]?.bytes ?? new Uint8Array());
    for (let run = 0; run < Number(runs); run++) {
      const bytes = mutated(packed, false, randomFrom(Number(seed) + run));
      await one(
        () => decompressAndRead(bytes),
        () => bytes,
      );
    }
  },
  /** A format's larger samples, cut short at every kilobyte. */
  async cut(format) {
    for (const { bytes } of fuzzSamples(CUT_SAMPLE_SIZE)[format] ?? []) {
      for (let end = 0; end < bytes.length; end += KIB) {
        const part = bytes.subarray(0, end);
        await one(
          () => attempt(part),
          () => part,
        );
      }
    }
  },
  async large(name) {
    const file = largeFiles[name];
    if (!file) throw new Error(`There is no large file ${name}.`);
    const bytes = file.make();
    const refused = await one(() => decompressAndRead(bytes));
    if (file.isProfile !== undefined && file.isProfile !== (refused === undefined)) {
      throw new Error(refused ?? 'It was read, and should have been refused.');
    }
    return refused;
  },
};

const [batch = '', ...args] = process.argv.slice(2);
const said = await batches[batch]?.(...args);
const peakKib = process.resourceUsage().maxRSS;
process.stdout.write(
  `${JSON.stringify({ ...counts, said, peakMib: Math.round(peakKib / KIB) })}\n`,
);
