import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import {
  defaultTypeIndex,
  encodePprof,
  FormatError,
  gunzipBounded,
  isOwnFile,
  merge,
  type NamedProfile,
  type Profile,
  readProfile,
  type ReadResult,
  topFrame,
  totals,
  withoutTime,
} from '@leakscope/profile';
import { type Capture, MAX_IMPORT_NAME } from '@leakscope/protocol';
import { boundaryOf, filePart } from './multipart.ts';
import { ImportRefusal } from './refusal.ts';
import { typeOf } from './type-of.ts';

/** What a request brought. */
export interface ImportJob {
  /** Where its body is. */
  readonly path: string;
  readonly contentType: string;
  /** What the file is called where the body does not say. */
  readonly name: string;
}

export type ImportedCapture = Pick<
  Capture,
  'type' | 'sampleTypes' | 'defaultSampleType' | 'totals' | 'culprit' | 'size'
> & { readonly imported: NonNullable<Capture['imported']> };

export interface ImportResult {
  readonly capture: ImportedCapture;
  /** Gzipped pprof. */
  readonly profile: Uint8Array<ArrayBuffer>;
}

const READ =
  'Files of pprof, .heapprofile, .cpuprofile, Chrome traces, speedscope and folded stacks are read.';
const UNNAMED = 'profile';

/**
 * Reads a file of any format. Blocks for as long as that takes: for a thread of its own.
 *
 * @throws ImportRefusal
 */
export async function importFile({ path, contentType, name }: ImportJob): Promise<ImportResult> {
  const body = readFileSync(path);
  const boundary = boundaryOf(contentType);
  const file = boundary === undefined ? { fileName: '', bytes: body } : filePart(body, boundary);
  if (file.bytes.length === 0) throw new ImportRefusal(400, 'The file is empty.', 'file');
  const fileName = shortName(file.fileName || name);
  const { format, profiles, notes } = await read(file.bytes, fileName);
  const one = asOne(profiles);
  const bytes = Uint8Array.from(gzipSync(encodePprof(one.profile)));
  return {
    capture: describe(one.profile, bytes.length, fileName, format, [...notes, ...one.notes]),
    profile: bytes,
  };
}

/** Without its folders, and not longer than a name is read. */
function shortName(fileName: string): string {
  const last = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  // oxlint-disable-next-line no-control-regex -- they have no place in a name on a page
  return last.replaceAll(/[\u0000-\u001f\u007f]/g, '').slice(0, MAX_IMPORT_NAME) || UNNAMED;
}

async function read(bytes: Uint8Array, fileName: string): Promise<ReadResult> {
  try {
    return readProfile(await gunzipBounded(bytes), { fileName, order: 'time' });
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const status = statusOf(error);
    const message = status === 415 ? `${error.message} ${READ}` : error.message;
    throw new ImportRefusal(status, message, 'file');
  }
}

/** Too large; or of no format that is read; or of one, and broken. */
function statusOf({ format, field, problem }: FormatError): ImportRefusal['status'] {
  if (/\b(larger|more) than \d/.test(problem)) return 413;
  return format === '' && field !== 'gzip' ? 415 : 400;
}

/**
 * A file may hold a profile for each thread: they are shown together where they count the same. Of
 * those that count different things sizes and times say more than how often.
 */
function asOne(profiles: readonly NamedProfile[]): { profile: Profile; notes: string[] } {
  const groups = new Map<string, NamedProfile[]>();
  for (const one of profiles) {
    const types = drawn(one.profile);
    groups.set(types, [...(groups.get(types) ?? []), one]);
  }
  const sorted = [...groups].toSorted(([, a], [, b]) => weightOf(b) - weightOf(a));
  const [first, ...others] = sorted;
  if (first === undefined) throw new ImportRefusal(400, 'There is no profile in the file.', 'file');
  const [, chosen] = first;
  const notes: string[] = [];
  if (chosen.length > 1) {
    const names = chosen.map(({ name }) => name || 'unnamed').join(', ');
    notes.push(`The file holds ${chosen.length} profiles, shown together: ${names}.`);
  }
  // Each thread counts time from a start of its own: together they have no order.
  const merged = merge(
    chosen.map(({ profile }) => (chosen.length > 1 ? withoutTime(profile) : profile)),
  );
  for (const [types, left] of others) {
    notes.push(`The file also holds what is not shown here: ${types} (${left.length}).`);
  }
  return { profile: merged, notes };
}

function drawn({ sampleTypes }: Profile): string {
  return sampleTypes.map(({ type, unit }) => `${type}/${unit}`).join(', ');
}

function weightOf([first]: readonly NamedProfile[]): number {
  return first?.profile.sampleTypes.some(({ unit }) => unit !== 'count') === true ? 1 : 0;
}

function describe(
  profile: Profile,
  size: number,
  name: string,
  format: string,
  notes: string[],
): ImportedCapture {
  const index = defaultTypeIndex(profile);
  const top = topFrame(profile, index, isOwnFile);
  return {
    type: typeOf(profile.sampleTypes),
    imported: { name, format, notes },
    sampleTypes: profile.sampleTypes.map(({ type, unit }) => ({ type, unit })),
    defaultSampleType: profile.sampleTypes[index]?.type ?? null,
    totals: totals(profile),
    culprit:
      top === undefined
        ? null
        : { function: top.function, file: top.file, line: top.line, share: top.share },
    size,
  };
}
