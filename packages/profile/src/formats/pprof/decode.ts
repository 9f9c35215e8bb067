import { BoundedMemory } from '../../build/memory.ts';
import { Tables } from '../../build/tables.ts';
import type { Profile, ProfileHeader, SampleType } from '../../model/profile.ts';
import { WireReader } from '../../wire/reader.ts';
import { failIn } from '../format-error.ts';
import { MAX_INPUT_BYTES, MAX_MEMORY_BYTES, MAX_TEXT_BYTES } from '../limits.ts';
import { Notes } from '../notes.ts';
import { readLocations } from './decode-locations.ts';
import { readSamples } from './decode-samples.ts';
import { MAPPING, PROFILE, VALUE_TYPE } from './fields.ts';
import { MAX_COMMENTS, MAX_SAMPLE_TYPES, MAX_STRINGS } from './limits.ts';
import type { PprofFile } from './file.ts';
import { eachField } from './file.ts';
import { FileStrings } from './strings.ts';

const KNOWN_FIELDS: ReadonlySet<number> = new Set(Object.values(PROFILE));
/** A string that has only been read has a header and a place in an array. */
const BYTES_PER_STRING = 32;

/**
 * Reads pprof's profile.proto, not compressed. Inlined calls become frames of their own; addresses
 * are kept only where a location has no line, as its name; further mappings than the first are not.
 *
 * @throws FormatError for whatever is not such a file, or is larger than `limits.ts` allows.
 */
export function decodePprof(bytes: Uint8Array): Profile {
  return decodeWithNotes(bytes).profile;
}

/** As `decodePprof`, with what was left out. */
export function decodeWithNotes(bytes: Uint8Array): { profile: Profile; notes: string[] } {
  const reader = new WireReader(bytes, failIn('pprof'));
  reader.context = 'profile';
  if (bytes.length === 0) reader.fail('it is empty');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) reader.fail('it is still compressed with gzip');
  if (bytes.length > MAX_INPUT_BYTES) reader.fail(`it is larger than ${MAX_INPUT_BYTES} bytes`);
  const memory = new BoundedMemory(MAX_MEMORY_BYTES - bytes.length, () =>
    reader.fail(`it needs more than ${MAX_MEMORY_BYTES >> 20} MiB of memory`),
  );
  const file: PprofFile = { reader, length: bytes.length, memory };
  const notes = new Notes();
  const strings = new FileStrings(readStrings(file), reader);
  const header = readHeader(file, strings, notes);
  const tables = new Tables(header.sampleTypes.length, memory);
  const locations = readLocations(file, strings, tables);
  readSamples(file, strings, tables, locations, header.sampleTypes.length);
  return { profile: tables.profile(header), notes: notes.all() };
}

function readStrings(file: PprofFile): string[] {
  const { reader } = file;
  const strings: string[] = [];
  eachField(file, PROFILE.stringTable, () => {
    reader.context = 'string_table';
    if (strings.length === MAX_STRINGS) reader.fail(`more than ${MAX_STRINGS} strings`);
    const text = reader.string(MAX_TEXT_BYTES);
    file.memory.take(BYTES_PER_STRING + 2 * text.length);
    strings.push(text);
  });
  reader.context = 'string_table';
  if (strings[0] === undefined) reader.fail('there are no strings');
  if (strings[0] !== '') reader.fail('the first string is not empty');
  return strings;
}

function readHeader(file: PprofFile, strings: FileStrings, notes: Notes): ProfileHeader {
  const { reader, length } = file;
  const sampleTypes: SampleType[] = [];
  const comments: string[] = [];
  let defaultSampleType = '';
  let periodType: SampleType | null = null;
  let period = 0;
  let timeNanos = 0n;
  let durationNanos = 0n;
  let mappingFile: string | null = null;
  let docUrl = '';
  reader.at = 0;
  reader.context = 'profile';
  while (reader.next(length)) {
    const { field } = reader;
    if (field === PROFILE.sampleType) {
      if (sampleTypes.length === MAX_SAMPLE_TYPES) reader.fail('too many sample types');
      sampleTypes.push(readType(reader, strings));
    } else if (field === PROFILE.mapping && mappingFile === null) {
      mappingFile = readMapping(reader, strings);
    } else if (field === PROFILE.mapping) {
      notes.add('Of several programs and libraries only the first is named.');
      reader.skip();
    } else if (field === PROFILE.timeNanos) timeNanos = reader.bigint();
    else if (field === PROFILE.durationNanos) durationNanos = reader.bigint();
    else if (field === PROFILE.periodType) periodType = readType(reader, strings);
    else if (field === PROFILE.period) period = reader.int();
    else if (field === PROFILE.comment) {
      reader.ints((at) => {
        if (comments.push(strings.text(at)) > MAX_COMMENTS) reader.fail('too many comments');
      });
    } else if (field === PROFILE.defaultSampleType) defaultSampleType = strings.text(reader.int());
    else if (field === PROFILE.docUrl) docUrl = strings.text(reader.int());
    else {
      if (field === PROFILE.dropFrames || field === PROFILE.keepFrames) {
        notes.add('Frames that the file asks to hide are shown.');
      } else if (!KNOWN_FIELDS.has(field)) notes.unknown(`field ${field}`);
      reader.skip();
    }
  }
  return {
    sampleTypes,
    defaultSampleType,
    periodType,
    period,
    timeNanos,
    durationNanos: durationNanos === 0n ? null : durationNanos,
    mappingFile: mappingFile ?? '',
    comments,
    docUrl,
  };
}

function readType(reader: WireReader, strings: FileStrings): SampleType {
  const outer = reader.context;
  reader.context = 'value_type';
  let type = '';
  let unit = '';
  for (const end = reader.open(); reader.next(end);) {
    if (reader.field === VALUE_TYPE.type) type = strings.text(reader.int());
    else if (reader.field === VALUE_TYPE.unit) unit = strings.text(reader.int());
    else reader.skip();
  }
  reader.context = outer;
  return { type, unit };
}

function readMapping(reader: WireReader, strings: FileStrings): string {
  const outer = reader.context;
  reader.context = 'mapping';
  let filename = '';
  for (const end = reader.open(); reader.next(end);) {
    if (reader.field === MAPPING.filename) filename = strings.text(reader.int());
    else reader.skip();
  }
  reader.context = outer;
  return filename;
}
