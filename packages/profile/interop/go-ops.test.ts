import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Filter, FrameMatch, Profile, TagMatch } from '../src/index.ts';
import {
  applyFilters,
  baseColumn,
  decodePprof,
  diff,
  diffValues,
  encodePprof,
  merge,
  pairProfiles,
} from '../src/index.ts';
import { drawProfile } from '../src/testing/draw.ts';
import { profileFromText } from '../src/testing/text.ts';
import { go } from './go-tool.ts';

/** Shown where a test fails; the profiles are the same each time. */
const SEED = 20_260_101;
/** So that the numbers that a report prints are those that it has. */
const TYPES = 'objects/count things/count';

let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pprof-ops-'));
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

const NAMES = 'main handle leak parse log read send match query render route flush'.split(' ');
const frame = fc
  .tuple(fc.constantFrom(...NAMES), fc.nat(3))
  .map(([name, line]) => `${name}@/app/${name === 'log' ? 'lib' : 'src'}/${name}.ts:${line + 1}`);
const line = fc
  .record({
    frames: fc.array(frame, { minLength: 1, maxLength: 9 }),
    values: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 99_999 })),
    memory: fc.constantFrom('', 'memory=heap', 'memory=off-heap'),
    bytes: fc.constantFrom('', 'bytes:100bytes', 'bytes:4096bytes', 'bytes:1048576bytes'),
  })
  .map(({ frames, values, memory, bytes }) =>
    [frames.join(' '), values.join(' '), `${memory} ${bytes}`].join(' | '),
  );
const profiles = fc
  .sample(fc.array(line, { minLength: 40, maxLength: 60 }), { seed: SEED, numRuns: 3 })
  .map((lines) => profileFromText(lines.join('\n'), TYPES));
const [first = profileFromText(''), second = first, third = first] = profiles;

async function written(name: string, profile: Profile): Promise<string> {
  const path = join(directory, `${name}.pb`);
  await writeFile(path, encodePprof(profile));
  return path;
}

/** The profile that Go's pprof makes of files with these options. */
async function madeByGo(name: string, ...args: readonly string[]): Promise<Profile> {
  const path = join(directory, `${name}.pb.gz`);
  await go(directory, 'tool', 'pprof', '-proto', '-symbolize=none', `-output=${path}`, ...args);
  return decodePprof(gunzipSync(await readFile(path)));
}

function sorted(profile: Profile): string[] {
  return drawProfile(profile).toSorted();
}

function frames(kind: 'focus' | 'ignore' | 'hide' | 'show-from', match: FrameMatch): Filter {
  return { kind, frame: match };
}

function tags(kind: 'tag-focus' | 'tag-ignore', tag: TagMatch): Filter {
  return { kind, tag };
}

describe("our filters keep what Go's pprof keeps with", () => {
  test.each<[string, Filter[]]>([
    ['-focus=leak', [frames('focus', { regex: 'leak' })]],
    ['-focus=/lib/', [frames('focus', { text: '/lib/' })]],
    ['-focus=^parse$|^log$', [frames('focus', { regex: '^parse$|^log$' })]],
    ['-ignore=leak', [frames('ignore', { text: 'leak' })]],
    ['-hide=^handle$', [frames('hide', { name: 'handle', file: '/app/src/handle.ts' })]],
    ['-hide=/src/', [frames('hide', { text: '/src/' })]],
    ['-show_from=parse', [frames('show-from', { text: 'parse' })]],
    ['-tagfocus=memory=off', [tags('tag-focus', { key: 'memory', value: { regex: 'off' } })]],
    ['-tagfocus=memory:heap', [tags('tag-focus', { value: { text: 'memory:heap' } })]],
    [
      '-tagignore=memory=^heap$',
      [tags('tag-ignore', { key: 'memory', value: { equals: 'heap' } })],
    ],
    ['-tagfocus=bytes=4kb:', [tags('tag-focus', { key: 'bytes', value: { min: 4, unit: 'kb' } })]],
    [
      '-tagfocus=bytes=1kb:1mb',
      [tags('tag-focus', { key: 'bytes', value: { min: 1, max: 1024, unit: 'kb' } })],
    ],
    ['-tagignore=:4096b', [tags('tag-ignore', { value: { max: 4096, unit: 'b' } })]],
    ['-focus=log -hide=log', [frames('hide', { text: 'log' }), frames('focus', { text: 'log' })]],
    [
      '-focus=leak -ignore=parse -hide=main -show_from=handle -tagfocus=memory=heap',
      [
        frames('show-from', { text: 'handle' }),
        tags('tag-focus', { key: 'memory', value: { text: 'heap' } }),
        frames('hide', { text: 'main' }),
        frames('ignore', { text: 'parse' }),
        frames('focus', { text: 'leak' }),
      ],
    ],
  ])('%s', async (options, filters) => {
    for (const [i, profile] of profiles.entries()) {
      const path = await written(`filtered-${i}`, profile);
      const expected = sorted(merge([await madeByGo('kept', ...options.split(' '), path)]));
      const { profile: filtered, outcomes } = applyFilters(profile, filters);
      expect(sorted(filtered)).toEqual(expected);
      expect(expected).not.toEqual(sorted(profile));
      expect(outcomes.every(({ state }) => state === 'applied')).toBe(true);
    }
  });
});

test("several profiles make the one that Go's pprof makes of them", async () => {
  const paths = await Promise.all(profiles.map((profile, i) => written(`part-${i}`, profile)));
  expect(sorted(merge(profiles))).toEqual(sorted(await madeByGo('merged', ...paths)));
});

describe('two profiles', () => {
  test('differ by what -base leaves of them', async () => {
    const [base, now] = [await written('base', first), await written('now', second)];
    const expected = await madeByGo('difference', `-base=${base}`, now);
    expect(sorted(diff(first, second))).toEqual(sorted(expected));
  });

  test('differ in their shares by what -normalize leaves of them', async () => {
    const [base, now] = [await written('base', first), await written('now', second)];
    const expected = await madeByGo('shares', `-base=${base}`, '-normalize', now);
    expect(sorted(diff(first, second, { relative: true }))).toEqual(sorted(expected));
  });

  test('stand side by side as with -diff_base', async () => {
    const [base, now] = [await written('base', first), await written('now', second)];
    const made = await madeByGo('sides', `-diff_base=${base}`, now);
    const isBase: Filter = tags('tag-focus', { key: 'pprof::base', value: { equals: 'true' } });
    const pair = pairProfiles(first, second);
    const [, ofBase = 0] = pair.types.map((_, type) => baseColumn(pair, type));
    const sums = (profile: Profile, type: number): number =>
      profile.samples.values[type]?.reduce((sum, value) => sum + value, 0) ?? 0;
    expect(sums(applyFilters(made, [isBase]).profile, 1)).toBe(-sums(pair.profile, ofBase));
    expect(sums(made, 1)).toBe(sums(pair.profile, 1) - sums(pair.profile, ofBase));
  });

  test.each([
    ['self', '-flat'],
    ['total', '-cum'],
  ] as const)('have the same largest changes by %s, in shares of the base', async (by, sort) => {
    const [base, now] = [await written('base', third), await written('now', second)];
    const options = ['-top', sort, '-trim=false', '-symbolize=none', `-diff_base=${base}`];
    const report = await go(directory, 'tool', 'pprof', ...options, now);
    const rows = [
      ...report.matchAll(/^ *(-?\d+) +([\d.e-]+)% .*?% +(-?\d+) +([\d.e-]+)% +(\S+)$/gm),
    ];
    const expected = rows.map(([, flat, flatShare, cum, cumShare, name]) => ({
      name,
      self: Number(flat),
      total: Number(cum),
      selfShare: Number(flatShare),
      totalShare: Number(cumShare),
    }));
    const pair = pairProfiles(third, second);
    const { functions, strings } = pair.profile;
    const { functions: changed, baseTotal } = diffValues(pair, { type: 1, by });
    const percent = (value: number): unknown => {
      return expect.closeTo((100 * Math.abs(value)) / baseTotal, 1);
    };
    expect(expected.length).toBeGreaterThan(10);
    expect(expected).toEqual(
      changed.map(({ func, base: was, now: is }) => ({
        name: strings[functions.name[func] ?? 0],
        self: is.self - was.self,
        total: is.total - was.total,
        selfShare: percent(is.self - was.self),
        totalShare: percent(is.total - was.total),
      })),
    );
  });
});
