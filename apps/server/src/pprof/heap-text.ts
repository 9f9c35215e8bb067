import type { Profile } from '@leakscope/profile';
import type { Sample } from '@leakscope/protocol';
import { stackLines, textSamples } from './stacks.ts';

/**
 * A heap profile as Go prints it with `debug=1`: totals, stacks, and in its last lines the figures
 * by which a process is watched live. In brackets stands what was ever allocated, which V8 does
 * not keep beside what lives: 0.
 *
 * @param latest the process's latest reading, of about the same moment
 * @param collections how many it has had since it is watched
 */
export function heapText(
  profile: Profile,
  latest: Sample | undefined,
  collections: number,
): string {
  const objects = columnOf(profile, 'inuse_objects');
  const space = columnOf(profile, 'inuse_space');
  const samples = textSamples(profile, space);
  const total = (column: number) =>
    samples.reduce((sum, { values }) => sum + (values[column] ?? 0), 0);
  const rate = `heap/${2 * profile.period}`;
  const stacks = samples.map((sample) =>
    stackLines(`${sample.values[objects] ?? 0}: ${sample.values[space] ?? 0} [0: 0]`, sample),
  );
  return (
    `heap profile: ${total(objects)}: ${total(space)} [0: 0] @ ${rate}\n${stacks.join('')}` +
    `\n${profile.comments.map((comment) => `# ${comment}\n`).join('')}` +
    memStats(latest, collections)
  );
}

/** Go's names for what we know. What a heap is to Go is to Node the V8 heap and what it holds outside. */
function memStats(sample: Sample | undefined, collections: number): string {
  const held = sum(sample?.heapUsed, sample?.external);
  const figures: [string, number | null | undefined][] = [
    ['Alloc', held],
    ['TotalAlloc', sample?.allocated],
    ['Sys', sample?.rss],
    ['HeapAlloc', held],
    ['HeapSys', sum(sample?.heapTotal, sample?.external)],
    ['HeapInuse', held],
    ['NumGC', collections],
    ['MaxRSS', sample?.rss],
  ];
  const known = figures.filter(([, value]) => value !== null && value !== undefined);
  return `\n# runtime.MemStats\n${known.map(([name, value]) => `# ${name} = ${value}\n`).join('')}`;
}

function sum(a: number | null | undefined, b: number | null | undefined): number | null {
  return a == null || b == null ? null : a + b;
}

function columnOf(profile: Profile, type: string): number {
  return profile.sampleTypes.findIndex((sampleType) => sampleType.type === type);
}
