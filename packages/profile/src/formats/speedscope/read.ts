import type { Memory } from '../../build/memory.ts';
import { Tables } from '../../build/tables.ts';
import type { JsonReader } from '../../json/reader.ts';
import type { Profile } from '../../model/profile.ts';
import type { Fail } from '../../wire/reader.ts';
import { failIn } from '../format-error.ts';
import type { JsonFile } from '../json-file.ts';
import { MAX_PROFILES } from '../limits.ts';
import { Notes } from '../notes.ts';
import type { NamedProfile, ReadResult } from '../result.ts';
import { type Order, UNORDERED } from '../timeline.ts';
import { StackSums } from '../stack-sums.ts';
import { SharedFrames } from './frames.ts';
import { OpenCalls } from './open-calls.ts';
import { readEvented, readSampled } from './profiles.ts';
import { EXPORTER, isKnownUnit, scaleOf } from './schema.ts';

const KNOWN_KEYS = new Set([
  '$schema',
  'shared',
  'profiles',
  'name',
  'activeProfileIndex',
  'exporter',
]);

/** What one member of `profiles` says, its long arrays as offsets. */
interface Described {
  readonly type: string;
  readonly name: string;
  readonly unit: string;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly samples: number | undefined;
  readonly weights: number | undefined;
  readonly events: number | undefined;
}

/**
 * Reads speedscope's own JSON. Each of the file's profiles, evented or sampled, is one of ours;
 * times become nanoseconds.
 *
 * @throws FormatError
 */
export function readSpeedscope(file: JsonFile, order: Order): ReadResult | undefined {
  if (!isSpeedscope(file)) return undefined;
  const fail = failIn('speedscope');
  file.expectWhole(fail);
  const notes = new Notes();
  for (const key of file.members.keys()) if (!KNOWN_KEYS.has(key)) notes.unknown(key);
  const memory = file.memory(fail);
  const frames = readShared(file.member('shared', fail), memory);
  const isOurs = file.members.has('exporter') && textOf(file.member('exporter', fail)) === EXPORTER;
  const reader = file.member('profiles', fail);
  const profiles: NamedProfile[] = [];
  reader.array();
  while (reader.item()) {
    if (profiles.length === MAX_PROFILES) reader.fail(`more than ${MAX_PROFILES} profiles`);
    const described = describe(reader, notes);
    const profile = readProfile(described, { file, fail, frames, memory, notes, isOurs, order });
    profiles.push({ name: described.name, profile });
  }
  if (profiles.length === 0) reader.fail('there are no profiles in it');
  return { format: 'speedscope', profiles, notes: notes.all() };
}

function isSpeedscope(file: JsonFile): boolean {
  if (file.members.has('shared') && file.members.has('profiles')) return true;
  if (!file.members.has('$schema')) return false;
  return textOf(file.member('$schema', failIn('speedscope'))).includes('speedscope');
}

function textOf(reader: JsonReader): string {
  return reader.kind() === 'string' ? reader.string() : '';
}

function readShared(reader: JsonReader, memory: Memory): SharedFrames {
  let frames: SharedFrames | undefined;
  reader.object();
  for (let key = reader.key(); key !== undefined; key = reader.key()) {
    if (key === 'frames') frames = new SharedFrames(reader, memory);
    else reader.skip();
  }
  return frames ?? reader.fail('“frames” is missing');
}

function describe(reader: JsonReader, notes: Notes): Described {
  const text = { type: '', name: '', unit: 'none' };
  const number: { startValue?: number; endValue?: number } = {};
  const offset: { samples?: number; weights?: number; events?: number } = {};
  reader.object();
  for (let key = reader.key(); key !== undefined; key = reader.key()) {
    if (key === 'type' || key === 'name' || key === 'unit') text[key] = reader.string();
    else if (key === 'startValue' || key === 'endValue') number[key] = reader.amount();
    else {
      if (key === 'samples' || key === 'weights' || key === 'events') offset[key] = reader.at;
      else notes.unknown(key);
      reader.skip();
    }
  }
  return {
    ...text,
    start: number.startValue,
    end: number.endValue,
    samples: offset.samples,
    weights: offset.weights,
    events: offset.events,
  };
}

interface Context {
  readonly file: JsonFile;
  readonly fail: Fail;
  readonly frames: SharedFrames;
  readonly memory: Memory;
  readonly notes: Notes;
  readonly isOurs: boolean;
  readonly order: Order;
}

function readProfile(described: Described, context: Context): Profile {
  const { memory, notes } = context;
  const tables = new Tables(1, memory);
  const calls = new OpenCalls(tables, context.frames.in(tables));
  const values = new StackSums(memory, context.order);
  if (described.type === 'sampled') {
    readSampled(at('samples', described.samples), at('weights', described.weights), calls, values);
  } else if (described.type === 'evented') {
    const left = readEvented(at('events', described.events), described.end, calls, values);
    if (left > 0) notes.add('Calls that the file does not close end where the profile ends.');
  } else {
    context.fail('profiles.type', context.file.start, `a profile of type “${described.type}”`);
  }
  if (!isKnownUnit(described.unit)) notes.unknown(described.unit);
  const { factor, sampleType } = scaleOf(described, context.isOurs);
  const isTimed = sampleType.unit === 'nanoseconds';
  if (values.enterInto(tables, factor, isTimed)) notes.add('Fractions were rounded.');
  if (values.isUnordered) notes.add(UNORDERED);
  const duration = ((described.end ?? 0) - (described.start ?? 0)) * factor;
  return tables.profile({
    sampleTypes: [sampleType],
    defaultSampleType: sampleType.type,
    periodType: null,
    period: 0,
    timeNanos: 0n,
    durationNanos: isTimed && duration > 0 ? BigInt(Math.round(duration)) : null,
    mappingFile: '',
    comments: [],
    docUrl: '',
  });

  function at(key: string, offset: number | undefined): JsonReader {
    const { file, fail } = context;
    if (offset === undefined) return fail(`profiles.${key}`, file.start, `“${key}” is missing`);
    const reader = file.reader(fail, offset);
    reader.context = `profiles.${key}`;
    return reader;
  }
}
