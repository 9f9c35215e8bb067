import type { Fail } from '../wire/reader.ts';
import { failIn } from './format-error.ts';
import type { JsonFile } from './json-file.ts';
import { MAX_SAMPLES } from './limits.ts';
import { Notes } from './notes.ts';
import type { ReadResult } from './result.ts';
import { type Order, UNORDERED } from './timeline.ts';
import { readCpuNodes } from './v8/cpu-nodes.ts';
import { CpuSamples } from './v8/cpu-samples.ts';

const KNOWN_KEYS = new Set(['nodes', 'samples', 'timeDeltas', 'startTime', 'endTime']);

/**
 * Reads a `.cpuprofile`: V8's CPU profile, as `node --cpu-prof` and DevTools write it, with the
 * lines in which V8 saw the samples.
 *
 * @throws FormatError
 */
export function readCpuprofile(file: JsonFile, order: Order): ReadResult | undefined {
  const { members } = file;
  const fail = failIn('V8 CPU');
  if (members.has('head') && members.has('startTime')) {
    return fail('head', file.start, 'Chrome before version 58 wrote it so, and that is not read');
  }
  // A heap snapshot has nodes too.
  if (!members.has('nodes') || members.has('snapshot') || members.has('edges')) return undefined;
  file.expectWhole(fail);
  const notes = new Notes();
  for (const key of members.keys()) if (!KNOWN_KEYS.has(key)) notes.unknown(key);

  const nodes = file.member('nodes', fail);
  const samples = new CpuSamples(file.memory(fail), order, (problem) => nodes.fail(problem));
  const duration = durationOf(file, fail);
  if (members.has('samples')) {
    readCpuNodes(nodes, file, fail, samples);
    readSamples(file, fail, samples, notes);
  } else {
    readCpuNodes(nodes, file, fail, samples, (row, hits) => samples.hits(row, hits));
    samples.spread(duration ?? 0);
    notes.add('There are no single samples: the time is shared out by their number.');
  }
  if (samples.isUnordered) notes.add(UNORDERED);
  return {
    format: 'V8 CPU',
    profiles: [{ name: '', profile: samples.profile(duration) }],
    notes: notes.all(),
  };
}

/** Microseconds; undefined where the file does not say. */
function durationOf(file: JsonFile, fail: Fail): number | undefined {
  if (!file.members.has('startTime') || !file.members.has('endTime')) return undefined;
  const duration = file.member('endTime', fail).amount() - file.member('startTime', fail).amount();
  return duration < 0 ? undefined : duration;
}

/** Two arrays that belong together are read side by side. */
function readSamples(file: JsonFile, fail: Fail, samples: CpuSamples, notes: Notes): void {
  const ids = file.member('samples', fail);
  const deltas = file.members.has('timeDeltas') ? file.member('timeDeltas', fail) : undefined;
  if (deltas === undefined)
    notes.add('There are no times of samples: they count and take no time.');
  ids.array();
  deltas?.array();
  while (ids.item()) {
    if (samples.count === MAX_SAMPLES) ids.fail(`more than ${MAX_SAMPLES} samples`);
    if (deltas?.item() === false) deltas.fail('fewer times than samples');
    samples.sample(samples.tree.row(ids.uint()), deltas?.amount() ?? 0);
  }
  if (deltas?.item() === true) deltas.fail('more times than samples');
}
