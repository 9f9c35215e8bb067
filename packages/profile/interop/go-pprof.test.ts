import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  encodeFolded,
  encodePprof,
  encodeSpeedscope,
  framesOf,
  gunzipBounded,
  readProfile,
  totals,
} from '../src/index.ts';
import type { Profile } from '../src/index.ts';
import { fuzzSamples } from '../src/testing/fuzz/samples.ts';
import { go, readRaw, selfValues, type Raw } from './go-tool.ts';

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'go-profiles-'));
  await cp(fileURLToPath(new URL('go', import.meta.url)), directory, { recursive: true });
  await go(directory, 'run', '.', directory);
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

/** What Go's pprof says of our profile, written as pprof. */
async function asGoReads(profile: Profile): Promise<Raw> {
  const path = join(directory, 'ours.pprof');
  await writeFile(path, encodePprof(profile));
  return readRaw(directory, path);
}

async function readFileOf(name: string): Promise<Profile> {
  const bytes = await gunzipBounded(await readFile(join(directory, name)));
  const { profiles } = readProfile(bytes, { fileName: name });
  const [only] = profiles;
  if (only === undefined) throw new Error('no profile');
  return only.profile;
}

function sums({ samples, sampleTypes }: Raw): number[] {
  return sampleTypes.map((_, type) =>
    samples.reduce((sum, { values }) => sum + (values[type] ?? 0), 0),
  );
}

/** As `selfValues`, of a profile that we have read. */
function ownSelfValues(profile: Profile): Map<string, number[]> {
  const { samples } = profile;
  const rows = Array.from({ length: samples.length }, (_, sample) => ({
    values: samples.values.map((column) => column[sample] ?? 0),
    functions: framesOf(profile, samples.stack[sample] ?? -1).map(({ name }) => name),
  }));
  const sampleTypes = profile.sampleTypes.map(({ type, unit }) => `${type}/${unit}`);
  return selfValues({ samples: rows, sampleTypes });
}

describe.each(['heap.pprof', 'cpu.pprof'])("Go's %s", (name) => {
  test('has the sample types, totals and functions that Go reports', async () => {
    const [raw, profile] = await Promise.all([
      readRaw(directory, join(directory, name)),
      readFileOf(name),
    ]);
    expect(profile.sampleTypes.map(({ type, unit }) => `${type}/${unit}`)).toEqual(raw.sampleTypes);
    expect(totals(profile)).toEqual(sums(raw));
    expect(Math.max(...sums(raw))).toBeGreaterThan(0);
    expect(ownSelfValues(profile)).toEqual(selfValues(raw));
  });

  test('says to Go the same when we have written it', async () => {
    const raw = await readRaw(directory, join(directory, name));
    const ours = await asGoReads(await readFileOf(name));
    expect(ours.sampleTypes).toEqual(raw.sampleTypes);
    expect(selfValues(ours)).toEqual(selfValues(raw));
  });

  test.each([
    ['folded stacks', (profile: Profile) => encodeFolded(profile, profile.sampleTypes.length - 1)],
    ['speedscope', encodeSpeedscope],
  ])('says to Go the same after a way through %s', async (_, encode) => {
    const profile = await readFileOf(name);
    const last = profile.sampleTypes.length - 1;
    const through = readProfile(encode(profile)).profiles.at(-1)?.profile;
    if (through === undefined) throw new Error('no profile');
    const ours = selfValues(await asGoReads(through));
    const expected = new Map(
      [...selfValues(await readRaw(directory, join(directory, name)))]
        .map(([func, values]) => [func, [values[last]]] as const)
        .filter(([, [value]]) => value !== 0),
    );
    expect(ours).toEqual(expected);
  });
});

test.each(Object.entries(fuzzSamples()))(
  '%s becomes a pprof file that Go reads',
  async (_, samples) => {
    for (const { bytes } of samples) {
      for (const { profile } of readProfile(bytes).profiles) {
        expect(sums(await asGoReads(profile))).toEqual(totals(profile));
      }
    }
  },
);
