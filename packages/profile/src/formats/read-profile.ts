import { readChromeTrace } from './chrome-trace.ts';
import { readCpuprofile } from './cpuprofile.ts';
import { readFolded } from './folded.ts';
import { failIn } from './format-error.ts';
import { isGzip } from './gzip.ts';
import { readHeapprofile } from './heapprofile.ts';
import { JsonFile } from './json-file.ts';
import { MAX_INPUT_BYTES } from './limits.ts';
import { readPprof } from './pprof.ts';
import type { FormatName, ReadResult } from './result.ts';
import { readSpeedscope } from './speedscope.ts';
import type { Order } from './timeline.ts';

export interface ReadOptions {
  /** What its ending promises is named in the error where the content tells nothing. */
  readonly fileName?: string;
  /**
   * `time` keeps the order in which samples were taken, as the label `time` in nanoseconds or
   * `ordinal`, where the format has one and there are not too many; `merged`, the default, makes one
   * sample of equal stacks.
   */
  readonly order?: Order;
}

/** Each says of a file that it is not of its format, or reads it, or refuses it. */
const jsonReaders: readonly ((file: JsonFile, order: Order) => ReadResult | undefined)[] = [
  readSpeedscope,
  readHeapprofile,
  readCpuprofile,
  readChromeTrace,
];

const endings: readonly (readonly [RegExp, FormatName])[] = [
  [/\.heapprofile$/i, 'V8 heap'],
  [/\.cpuprofile$/i, 'V8 CPU'],
  [/speedscope.*\.json$/i, 'speedscope'],
  [/trace.*\.(json|log)$/i, 'Chrome trace'],
  [/\.(folded|collapsed)(\.txt)?$/i, 'folded stacks'],
  [/\.(pprof|pb)$/i, 'pprof'],
];

/**
 * Reads a profile of any format we know, told by its content. Gzip is undone before: see
 * `gunzipBounded`.
 *
 * @throws FormatError where it is of no such format, broken, or larger than `limits.ts` allows;
 *   nothing else
 */
export function readProfile(
  bytes: Uint8Array,
  { fileName = '', order = 'merged' }: ReadOptions = {},
): ReadResult {
  const fail = failIn(promised(fileName));
  if (bytes.length === 0) fail('file', 0, 'it is empty');
  if (bytes.length > MAX_INPUT_BYTES) fail('file', 0, `it is larger than ${MAX_INPUT_BYTES} bytes`);
  if (isGzip(bytes)) fail('file', 0, 'it is still compressed with gzip');
  const json = JsonFile.open(bytes);
  const result =
    json === undefined ? (readPprof(bytes) ?? readFolded(bytes)) : readJson(json, order);
  if (result !== undefined) return result;
  if (json?.members.has('snapshot') === true) fail('snapshot', json.start, 'it is a heap snapshot');
  json?.expectWhole(fail);
  return fail('file', 0, 'its content is of no format we know');
}

function readJson(file: JsonFile, order: Order): ReadResult | undefined {
  for (const read of jsonReaders) {
    const result = read(file, order);
    if (result !== undefined) return result;
  }
  return undefined;
}

function promised(fileName: string): FormatName | '' {
  const name = fileName.replace(/\.gz$/i, '');
  return endings.find(([ending]) => ending.test(name))?.[1] ?? '';
}
