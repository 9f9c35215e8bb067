import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { About, Cause, Leak } from './about.ts';
import { sourceFile } from './files.ts';
import { catalogue, findScenario } from './scenarios.ts';

/** Folders that hold no scenario. */
const OTHERS = new Set(['peers', 'sandbox']);
const MAJORS = [20, 22, 24, 26];

/** The fields of a sample that carry a cause's growth. */
const METRICS: Readonly<Record<Cause, readonly string[]>> = {
  threads: ['threads'],
  contexts: ['nativeContexts'],
  fds: ['fds'],
  handles: ['handles'],
  async: ['pendingAsync'],
  external: ['external', 'arrayBuffers'],
  native: ['rss'],
  heap: ['liveHeap', 'heapUsed'],
};
/** What a signature may name beside them. */
const OTHER_FIELDS = ['heapTotal', 'allocated', 'freed', 'loopDelayP99Ms', 'cpuPercent'];

const leaks = catalogue.filter((about): about is Leak => about.kind === 'leak');
const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !OTHERS.has(entry.name))
  .map(({ name }) => name);

function read(file: string): string {
  return readFileSync(sourceFile(file), 'utf8');
}

/** The files that run, below `src/` and without their ending. */
function runs({ id, kind }: About): string[] {
  return (kind === 'control' ? ['control'] : ['leak', 'fixed']).map((name) => `${id}/${name}`);
}

/** What is found on any of the versions. */
function expectations({ expects, expectsOn }: Leak): Leak['expects'][] {
  const onVersions = MAJORS.map((major) => expectsOn?.(major) ?? 'healthy');
  return [expects, ...onVersions.filter((one) => one !== 'healthy')];
}

function causes(about: About): Cause[] {
  return about.kind === 'control'
    ? [about.looksLike]
    : expectations(about).map(({ cause }) => cause);
}

/** Everything a page shows as a sentence. */
function sentences(about: About): string[] {
  const { summary, goAnalogue, story, watch, whyTheFixWorks } = about;
  const reasons = about.kind === 'leak' ? expectations(about).map(({ culprit }) => culprit) : [];
  return [
    summary,
    goAnalogue,
    ...story,
    watch,
    whyTheFixWorks,
    ...reasons.flatMap((culprit) => (typeof culprit === 'string' ? [] : [culprit.none])),
  ];
}

describe('the catalogue', () => {
  it('has a scenario for each folder, by its name', () => {
    expect(catalogue.map(({ id }) => id).toSorted()).toEqual(folders.toSorted());
  });

  it('has the leaks that bite, and healthy code to tell them from', () => {
    expect(leaks.length).toBeGreaterThanOrEqual(40);
    expect(catalogue.length - leaks.length).toBeGreaterThanOrEqual(12);
  });

  it('has one line for each, in the order of the alphabet', () => {
    const lines = [...read('catalogue').matchAll(/^export .* from '\.\/(.+)\/about\.ts';$/gm)];
    const ids = lines.map(([, id]) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids).toHaveLength(catalogue.length);
  });

  it('finds what runs for each, and nothing for another name', () => {
    for (const about of catalogue) {
      const found = findScenario(about.id);
      expect(found?.operations.leak !== undefined, about.id).toBe(about.kind === 'leak');
    }
    expect(findScenario('constructor')).toBeUndefined();
  });

  it('runs files that export one function, the operation', () => {
    for (const file of catalogue.flatMap(runs)) {
      const exported = [...read(file).matchAll(/^export .*$/gm)].map(([line]) => line);
      expect(exported, file).toEqual([
        expect.stringMatching(/^export default (async )?function \w+/),
      ]);
    }
  });

  it('names peers that are there, and has none that nobody names', () => {
    const named = new Set(catalogue.flatMap(({ peer }) => (peer === undefined ? [] : [peer])));
    const there = readdirSync(join(import.meta.dirname, 'peers'));
    expect([...named].map((peer) => `${peer}.ts`).toSorted()).toEqual(there.toSorted());
  });

  it('says of each leak which function is to blame, and there it is', () => {
    for (const leak of leaks) {
      for (const { culprit } of expectations(leak)) {
        if (typeof culprit !== 'string') continue;
        const defined = new RegExp(`(?:function\\*? |^ +(?:async )?\\*?)${culprit}\\(`, 'm');
        expect(read(`${leak.id}/leak`), `${leak.id}: ${culprit}`).toMatch(defined);
      }
    }
  });

  it('expects amounts above zero', () => {
    for (const leak of leaks) {
      for (const { perOperation = 1 } of expectations(leak)) {
        expect(perOperation, leak.id).toBeGreaterThan(0);
      }
    }
  });

  it('leaks in at least one of the supported versions', () => {
    for (const { id, expects, expectsOn } of leaks) {
      const found = MAJORS.map((major) => expectsOn?.(major) ?? expects);
      expect(
        found.some((one) => one !== 'healthy'),
        id,
      ).toBe(true);
    }
  });

  it('shows the cause of each in its signature', () => {
    const fields = [...Object.values(METRICS).flat(), ...OTHER_FIELDS];
    for (const about of catalogue) {
      for (const field of about.signature) expect(fields, about.id).toContain(field);
      for (const cause of causes(about)) {
        expect(
          METRICS[cause].some((field) => about.signature.includes(field)),
          `${about.id}: ${cause}`,
        ).toBe(true);
      }
    }
  });

  it('names the culprit of memory by the heap capture, that of all else by the async capture', () => {
    for (const about of catalogue) {
      // Native memory belongs to an object of the heap or to a resource that is open.
      const [cause] = causes(about);
      if (cause === 'native') continue;
      const isMemory = cause === 'external' || cause === 'heap';
      expect(about.capture, about.id).toBe(isMemory ? 'heap' : 'async');
    }
  });

  it('tells real cases by links of which none comes twice', () => {
    const urls = catalogue.flatMap(({ realCases }) => realCases.map(({ url }) => url));
    for (const url of urls) expect(new URL(url).protocol, url).toBe('https:');
    expect(urls.filter((url, index) => urls.indexOf(url) !== index)).toEqual([]);
  });

  it('tells its stories in whole sentences, under titles that are none', () => {
    for (const about of catalogue) {
      expect(about.story.length, about.id).toBeGreaterThanOrEqual(2);
      for (const sentence of sentences(about)) expect(sentence, about.id).toMatch(/[^\s.]\.$/);
      for (const { title } of [about, ...about.realCases]) {
        expect(title, about.id).toMatch(/^\S.*[^\s.]$/);
      }
    }
  });

  it('gives each its own title and summary', () => {
    for (const key of ['title', 'summary'] as const) {
      expect(new Set(catalogue.map((about) => about[key])).size).toBe(catalogue.length);
    }
  });

  it('keeps its code short enough to be read at a glance', () => {
    for (const file of catalogue.flatMap(runs)) {
      expect(read(file).split('\n').length, file).toBeLessThanOrEqual(70);
    }
  });
});
