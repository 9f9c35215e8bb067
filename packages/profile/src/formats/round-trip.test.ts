import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Profile } from '../model/profile.ts';
import { framesOf, labelsOf, totals } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { fuzzSamples } from '../testing/fuzz/samples.ts';
import { roundTrip } from '../testing/round-trip.ts';
import { profileFromText } from '../testing/text.ts';
import { writers } from '../testing/writers.ts';
import { readProfile } from './read-profile.ts';

const NODE_MS = 25_000;
/** Allocates what stays, and computes; `setTimeout` gives it idle time. */
const PROGRAM = `
const kept = (globalThis.kept = []);
function leak(i) { kept.push({ i, text: 'x'.repeat(10) + i, list: new Array(20).fill(i) }); }
function work(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum += Math.sqrt(i);
    if (i % 200 === 0) leak(i);
  }
  return sum;
}
let turns = 10;
(function turn() {
  work(200_000);
  if (--turns > 0) setTimeout(turn, 10);
})();
`;

function read(bytes: Uint8Array): Profile[] {
  return readProfile(bytes).profiles.map(({ profile }) => profile);
}

/** As far as all formats can say it. */
const positive = anyProfile.map((profile) => ({
  ...profile,
  samples: {
    ...profile.samples,
    values: profile.samples.values.map((column) => column.map(Math.abs)),
  },
}));

describe.each(writers)('a profile written as $name and read again', (writer) => {
  test('has its totals, stacks and values', () => {
    fc.assert(
      fc.property(positive, (profile) => {
        const { before, after } = roundTrip(profile, writer, readAny);
        expect(after).toEqual(before);
      }),
    );

    /** An empty profile becomes an empty file, which is none. */
    function readAny(bytes: Uint8Array): Profile[] {
      return bytes.length === 0 ? [profileFromText('', 'samples/count')] : read(bytes);
    }
  });

  test.each(Object.entries(fuzzSamples()))('keeps what was read from %s', (_, samples) => {
    for (const profile of samples.flatMap(({ bytes }) => read(bytes))) {
      const { before, after } = roundTrip(profile, writer, read);
      expect(after).toEqual(before);
    }
  });

  test('holds a stack of 20,000 calls', () => {
    const frames = Array.from({ length: 20_000 }, (_, i) => `f${i % 7}@a.js:${i % 11}`).join(' ');
    const { before, after } = roundTrip(profileFromText(`${frames} | 3`), writer, read);
    expect(after).toEqual(before);
  });
});

interface V8Node {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
  };
  readonly selfSize: number;
  readonly hitCount: number;
  readonly children: readonly V8Node[];
}

describe("what Node's own profilers write", () => {
  let directory = '';
  const file = async (ending: string): Promise<Buffer> => {
    const name = (await readdir(directory)).find((each) => each.endsWith(ending));
    if (name === undefined) throw new Error(`no ${ending} was written`);
    return readFile(join(directory, name));
  };

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'leakscope v8 '));
    await writeFile(join(directory, 'program.cjs'), PROGRAM);
    const flags = ['--heap-prof', '--heap-prof-interval=4096', '--cpu-prof'];
    const categories = '--trace-event-categories=disabled-by-default-v8.cpu_profiler';
    await promisify(execFile)(process.execPath, [...flags, categories, 'program.cjs'], {
      cwd: directory,
      timeout: NODE_MS,
    });
  });

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  test('.heapprofile has the sizes of its nodes', async () => {
    const bytes = await file('.heapprofile');
    const { head }: { head: V8Node } = JSON.parse(bytes.toString());
    const sizes = new Map<string, number>();
    const walk = (node: V8Node): void => {
      const { functionName, url, lineNumber } = node.callFrame;
      const key = `${functionName || '(anonymous)'}:${url.split('/').pop()}:${lineNumber + 1}`;
      if (node.selfSize > 0) sizes.set(key, (sizes.get(key) ?? 0) + node.selfSize);
      for (const child of node.children) walk(child);
    };
    walk(head);
    const { format, profiles, notes } = readProfile(bytes);
    expect({ format, notes }).toEqual({ format: 'V8 heap', notes: [] });
    const [profile] = profiles.map((each) => each.profile);
    const inFile = (path: string): string => path.split('/').pop() ?? '';
    const own = selfBy(profile, ({ name, file: path, line }) => `${name}:${inFile(path)}:${line}`);
    expect(own).toEqual(sizes);
    expect([...sizes.keys()].some((key) => /^(leak|work):/.test(key))).toBe(true);
  });

  test('.cpuprofile has its samples, its time, and the lines that V8 saw', async () => {
    const bytes = await file('.cpuprofile');
    const written = JSON.parse(bytes.toString());
    const { format, profiles, notes } = readProfile(bytes);
    expect({ format, notes }).toEqual({ format: 'V8 CPU', notes: [] });
    const profile = profiles[0]?.profile;
    const counts = new Map<string, number>();
    const lines = new Map<string, number>();
    const names = new Map<number, string>();
    for (const { id, callFrame, positionTicks = [] } of written.nodes) {
      names.set(id, callFrame.functionName || '(anonymous)');
      for (const { line, ticks } of positionTicks) {
        const key = `${callFrame.functionName}:${line}`;
        if (callFrame.functionName === 'work' && line > callFrame.lineNumber + 1)
          lines.set(key, (lines.get(key) ?? 0) + ticks);
      }
    }
    for (const id of written.samples) {
      const name = names.get(id) ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(selfBy(profile, ({ name }) => name)).toEqual(counts);
    // What V8 saw in none of its lines is put down to where the function begins.
    const byLine = [...selfBy(profile, ({ name, line }) => `${name}:${line}`)];
    expect(new Map(byLine.filter(([key]) => lines.has(key)))).toEqual(lines);
    const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
    const first = written.timeDeltas[0];
    const last = written.endTime - written.startTime - sum(written.timeDeltas);
    expect(totals(profile ?? profileFromText(''))[1]).toBe(
      (sum(written.timeDeltas) - first + Math.max(0, last)) * 1000,
    );
  });

  test('the idle time of a CPU profile can be told from work', async () => {
    const profile = read(await file('.cpuprofile'))[0] ?? profileFromText('');
    const { samples } = profile;
    for (let sample = 0; sample < samples.length; sample++) {
      const isIdle = framesOf(profile, samples.stack[sample] ?? -1)[0]?.name === '(idle)';
      const labels = labelsOf(profile, samples.labels[sample] ?? -1);
      expect(labels).toEqual(isIdle ? [{ key: 'state', value: 'idle' }] : []);
    }
  });

  test('a trace of the same run has the same functions, samples and time', async () => {
    const trace = readProfile(await file('.log'));
    const [cpu] = read(await file('.cpuprofile'));
    const same = trace.profiles.filter(
      ({ profile }) => totals(profile)[0] === totals(cpu ?? profile)[0],
    );
    expect(same.map(({ name }) => name)).toEqual([expect.stringMatching(/: ./)]);
    const profile = same[0]?.profile;
    expect(selfBy(profile, ({ name }) => name)).toEqual(selfBy(cpu, ({ name }) => name));
    expect(profile?.durationNanos).toBe(cpu?.durationNanos);
  });

  /** The first sample type by what `key` makes of each leaf. */
  function selfBy(
    profile: Profile | undefined,
    key: (frame: ReturnType<typeof framesOf>[number]) => string,
  ): Map<string, number> {
    const out = new Map<string, number>();
    for (let sample = 0; profile !== undefined && sample < profile.samples.length; sample++) {
      const [leaf] = framesOf(profile, profile.samples.stack[sample] ?? -1);
      if (leaf === undefined) continue;
      const value = profile.samples.values[0]?.[sample] ?? 0;
      out.set(key(leaf), (out.get(key(leaf)) ?? 0) + value);
    }
    return out;
  }
});
