import { BoundedMemory } from '../build/memory.ts';
import { JsonReader } from '../json/reader.ts';
import { Texts } from '../json/texts.ts';
import type { Fail } from '../wire/reader.ts';
import { FormatError, failIn } from './format-error.ts';
import { MAX_MEMORY_BYTES, MAX_NESTING, MAX_TEXT_BYTES, MAX_TOP_LEVEL_KEYS } from './limits.ts';

const LIMITS = { nesting: MAX_NESTING, textBytes: MAX_TEXT_BYTES };

/**
 * A file of JSON before anyone knows of which format: the keys on top tell. Members may stand in
 * any order, so that readers ask for each by its key and walk it on their own.
 */
export class JsonFile {
  readonly bytes: Uint8Array;
  readonly texts: Texts;
  /** Where the file's one value begins. */
  readonly start: number;
  readonly isArray: boolean;
  /** Offset of the value of each key on top; of a key that occurs twice the last. */
  readonly members: ReadonlyMap<string, number>;
  /** Set where the file breaks off or is no JSON; `members` are those before. */
  readonly broken: FormatError | undefined;

  private constructor(
    file: Pick<JsonFile, 'bytes' | 'texts' | 'start' | 'isArray' | 'members' | 'broken'>,
  ) {
    this.bytes = file.bytes;
    this.texts = file.texts;
    this.start = file.start;
    this.isArray = file.isArray;
    this.members = file.members;
    this.broken = file.broken;
  }

  /** Undefined for what begins like no object and no array. */
  static open(bytes: Uint8Array): JsonFile | undefined {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const texts = new Texts(bytes);
    const reader = new JsonReader(bytes, texts, failIn(''), LIMITS, hasMark ? 3 : 0);
    if (reader.isAtEnd()) return undefined;
    const start = reader.at;
    const isArray = bytes[start] === 0x5b;
    if (!isArray && bytes[start] !== 0x7b) return undefined;
    const members = new Map<string, number>();
    let broken: FormatError | undefined;
    try {
      if (!isArray) scan(reader, members);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      broken = error;
    }
    return new JsonFile({ bytes, texts, start, isArray, members, broken });
  }

  /** A reader of the value of a key on top. @throws FormatError where there is none */
  member(key: string, fail: Fail): JsonReader {
    const at = this.members.get(key);
    if (at === undefined) return fail(key, this.start, `“${key}” is missing`);
    const reader = this.reader(fail, at);
    reader.context = key;
    return reader;
  }

  reader(fail: Fail, at: number): JsonReader {
    return new JsonReader(this.bytes, this.texts, fail, LIMITS, at);
  }

  /** What the tables of this file's profiles may take. */
  memory(fail: Fail): BoundedMemory {
    return new BoundedMemory(MAX_MEMORY_BYTES - this.bytes.length, () =>
      fail('file', 0, `it needs more than ${MAX_MEMORY_BYTES >> 20} MiB of memory`),
    );
  }

  /** @throws FormatError where the file breaks off */
  expectWhole(fail: Fail): void {
    if (this.broken === undefined) return;
    const { field, byte, problem } = this.broken;
    fail(field, byte, problem);
  }
}

function scan(reader: JsonReader, members: Map<string, number>): void {
  reader.object();
  for (let key = reader.key(); key !== undefined; key = reader.key()) {
    if (members.size === MAX_TOP_LEVEL_KEYS) reader.fail(`more than ${MAX_TOP_LEVEL_KEYS} keys`);
    members.set(key, reader.at);
    reader.skip();
  }
  if (!reader.isAtEnd()) reader.fail('there is more after the end');
}
