import { Column } from '../../build/column.ts';
import type { Memory } from '../../build/memory.ts';
import type { Tables } from '../../build/tables.ts';
import type { JsonReader } from '../../json/reader.ts';
import type { FrameIndex } from '../../model/indexes.ts';
import { MAX_NODES } from '../limits.ts';

/** A frame's row has two numbers and two texts, which have a header each. */
const BYTES_PER_FRAME = 96;

/** The frames that all profiles of a file share; each enters those it uses into its own tables. */
export class SharedFrames {
  readonly #memory: Memory;
  readonly #names: string[] = [];
  readonly #files: string[] = [];
  readonly #lines: Column;
  readonly #columns: Column;

  constructor(reader: JsonReader, memory: Memory) {
    this.#memory = memory;
    this.#lines = new Column(memory);
    this.#columns = new Column(memory);
    reader.array();
    while (reader.item()) this.#read(reader);
  }

  /** Looks frames up in these tables. The lookup gives undefined for what is no frame of the file. */
  in(tables: Tables): (index: number) => FrameIndex | undefined {
    const { length } = this.#names;
    this.#memory.take(length * Int32Array.BYTES_PER_ELEMENT);
    const entered = new Int32Array(length).fill(-1);
    return (index) => {
      const known = entered[index];
      if (known === undefined || known >= 0) return known;
      const name = tables.string(this.#names[index] ?? '');
      const func = tables.func(name, tables.string(this.#files[index] ?? ''), 0);
      const frame = tables.frame(func, this.#lines.at(index), this.#columns.at(index));
      entered[index] = frame;
      return frame;
    };
  }

  #read(reader: JsonReader): void {
    const index = this.#names.length;
    if (index === MAX_NODES) reader.fail(`more than ${MAX_NODES} frames`);
    let name = '';
    let file = '';
    reader.object();
    for (let key = reader.key(); key !== undefined; key = reader.key()) {
      if (reader.kind() === 'null') reader.skip();
      else if (key === 'name') name = reader.string();
      else if (key === 'file') file = reader.string();
      else if (key === 'line') this.#lines.set(index, reader.number());
      else if (key === 'col') this.#columns.set(index, reader.number());
      else reader.skip();
    }
    this.#memory.take(BYTES_PER_FRAME + 2 * (name.length + file.length));
    this.#names.push(name);
    this.#files.push(file);
  }
}
