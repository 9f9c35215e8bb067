import { Tables } from '../../build/tables.ts';
import type { Profile, ProfileHeader, SampleType } from '../../model/profile.ts';
import { WireReader } from '../../wire/reader.ts';
import { FormatError } from '../format-error.ts';
import { readLocations } from './decode-locations.ts';
import { readSamples } from './decode-samples.ts';
import { MAPPING, PROFILE, VALUE_TYPE } from './fields.ts';
import { MAX_BYTES, MAX_SAMPLE_TYPES, MAX_STRINGS } from './limits.ts';
import type { PprofFile } from './file.ts';
import { eachField } from './file.ts';
import { FileStrings } from './strings.ts';

/**
 * Reads pprof's profile.proto, not compressed. Inlined calls become frames of their own; addresses
 * are kept only where a location has no line, as its name; further mappings than the first are not.
 *
 * @throws FormatError for whatever is not such a file, or is larger than `limits.ts` allows.
 */
export function decodePprof(bytes: Uint8Array): Profile {
  const reader = new WireReader(bytes, fail);
  reader.context = 'profile';
  if (bytes.length === 0) reader.fail('it is empty');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) reader.fail('it is still compressed with gzip');
  if (bytes.length > MAX_BYTES) reader.fail(`it is larger than ${MAX_BYTES} bytes`);
  const file: PprofFile = { reader, length: bytes.length };
  const strings = new FileStrings(readStrings(file), reader);
  const header = readHeader(file, strings);
  const tables = new Tables(header.sampleTypes.length);
  const locations = readLocations(file, strings, tables);
  readSamples(file, strings, tables, locations, header.sampleTypes.length);
  return tables.profile(header);
}

function fail(field: string, byte: number, problem: string): never {
  throw new FormatError({ format: 'pprof', field, byte, problem });
}

function readStrings(file: PprofFile): string[] {
  const { reader } = file;
  const strings: string[] = [];
  eachField(file, PROFILE.stringTable, () => {
    reader.context = 'string_table';
    if (strings.length === MAX_STRINGS) reader.fail(`more than ${MAX_STRINGS} strings`);
    strings.push(reader.string());
  });
  reader.context = 'string_table';
  if (strings[0] === undefined) reader.fail('there are no strings');
  if (strings[0] !== '') reader.fail('the first string is not empty');
  return strings;
}

function readHeader(file: PprofFile, strings: FileStrings): ProfileHeader {
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
    } else if (field === PROFILE.timeNanos) timeNanos = reader.bigint();
    else if (field === PROFILE.durationNanos) durationNanos = reader.bigint();
    else if (field === PROFILE.periodType) periodType = readType(reader, strings);
    else if (field === PROFILE.period) period = reader.int();
    else if (field === PROFILE.comment) reader.ints((at) => comments.push(strings.text(at)));
    else if (field === PROFILE.defaultSampleType) defaultSampleType = strings.text(reader.int());
    else if (field === PROFILE.docUrl) docUrl = strings.text(reader.int());
    else reader.skip();
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
