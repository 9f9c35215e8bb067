import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { Profile as PeerProfile } from 'pprof-format';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totals } from '../model/read.ts';
import { gunzipBounded } from './gzip.ts';
import { readProfile } from './read-profile.ts';

const CHILD_MS = 25_000;
const require = createRequire(import.meta.url);
const library = require.resolve('@datadog/pprof');

/** Takes a heap and a wall-clock profile of itself, into the directory that is its argument. */
const PROGRAM = `
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { encode, heap, time } = require(${JSON.stringify(library)});
heap.start(4096, 64);
time.start({ intervalMicros: 1000, durationMillis: 60_000 });
const kept = (globalThis.kept = []);
function leak() { kept.push(new Array(100).fill(kept.length)); }
const until = Date.now() + 300;
while (Date.now() < until) if (kept.length < 20_000) leak();
(async () => {
  for (const [name, profile] of [['heap', heap.profile()], ['time', time.stop()]]) {
    writeFileSync(join(process.argv[1], name), await encode(profile));
  }
  process.exit();
})();
`;

describe('profiles of @datadog/pprof', () => {
  let directory = '';

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'leakscope datadog '));
    await promisify(execFile)(process.execPath, ['-e', PROGRAM, directory], { timeout: CHILD_MS });
  });

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  test.each(['heap', 'time'])('of %s have the totals that its own decoder gives', async (name) => {
    const bytes = await readFile(join(directory, name));
    const peer = PeerProfile.decode(gunzipSync(bytes));
    const text = (index: number | bigint): string | undefined =>
      peer.stringTable.strings[Number(index)];
    const [read] = readProfile(await gunzipBounded(bytes)).profiles;
    if (read === undefined) throw new Error('no profile');
    expect(read.profile.sampleTypes).toEqual(
      peer.sampleType.map(({ type, unit }) => ({ type: text(type), unit: text(unit) })),
    );
    const expected = peer.sampleType.map((_, type) =>
      peer.sample.reduce((sum, { value }) => sum + Number(value[type]), 0),
    );
    expect(totals(read.profile)).toEqual(expected);
    expect(Math.max(...expected)).toBeGreaterThan(0);
    const names = read.profile.strings;
    expect(names).toContain('leak');
  });
});
