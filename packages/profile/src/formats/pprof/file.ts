import type { Memory } from '../../build/memory.ts';
import type { WireReader } from '../../wire/reader.ts';

export interface PprofFile {
  readonly reader: WireReader;
  readonly length: number;
  /** What its tables may take. */
  readonly memory: Memory;
}

/**
 * Calls `read` at every top-level field of this number. Tables may stand in any order in the file,
 * so each is read in a walk of its own; walking over the others costs next to nothing.
 */
export function eachField({ reader, length }: PprofFile, field: number, read: () => void): void {
  reader.at = 0;
  reader.context = 'profile';
  while (reader.next(length)) {
    if (reader.field === field) {
      read();
      reader.context = 'profile';
    } else reader.skip();
  }
}
