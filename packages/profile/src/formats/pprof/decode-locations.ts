import type { Tables } from '../../build/tables.ts';
import type { FrameIndex, FunctionIndex } from '../../model/indexes.ts';
import type { WireReader } from '../../wire/reader.ts';
import type { PprofFile } from './file.ts';
import { eachField } from './file.ts';
import { FUNCTION, LINE, LOCATION, PROFILE } from './fields.ts';
import { IdMap } from '../id-map.ts';
import { MAX_FUNCTIONS, MAX_LINES, MAX_LOCATIONS } from './limits.ts';
import type { FileStrings } from './strings.ts';

/** The frames of each location: row `r` has `frames[starts[r]]` to before `frames[starts[r + 1]]`. */
export interface Locations {
  readonly rows: IdMap;
  readonly starts: readonly number[];
  /** Innermost inlined call first. */
  readonly frames: readonly FrameIndex[];
}

export function readLocations(file: PprofFile, strings: FileStrings, tables: Tables): Locations {
  const reader: WireReader = file.reader;
  const functions = readFunctions(file, strings, tables);
  const rows = new IdMap(file.memory);
  const starts: number[] = [0];
  const frames: FrameIndex[] = [];
  eachField(file, PROFILE.location, () => {
    reader.context = 'location';
    const row = starts.length - 1;
    if (row === MAX_LOCATIONS) reader.fail(`more than ${MAX_LOCATIONS} locations`);
    const before = frames.length;
    let id: number | bigint = 0;
    let address: number | bigint = 0;
    for (const end = reader.open(); reader.next(end);) {
      if (reader.field === LOCATION.id) id = reader.id();
      else if (reader.field === LOCATION.address) address = reader.id();
      else if (reader.field === LOCATION.line) {
        if (frames.length === MAX_LINES) reader.fail(`more than ${MAX_LINES} lines`);
        const frame = readLine();
        if (frame !== undefined) frames.push(frame);
      } else reader.skip();
    }
    if (frames.length === before) {
      const name = tables.string(`0x${address.toString(16)}`);
      frames.push(tables.frame(tables.func(name, 0, 0), 0, 0));
    }
    enter(rows, id, row);
    starts.push(frames.length);
  });
  return { rows, starts, frames };

  /** Undefined where it names no function. */
  function readLine(): FrameIndex | undefined {
    reader.context = 'line';
    let id: number | bigint = 0;
    let line = 0;
    let column = 0;
    for (const end = reader.open(); reader.next(end);) {
      if (reader.field === LINE.functionId) id = reader.id();
      else if (reader.field === LINE.line) line = reader.int();
      else if (reader.field === LINE.column) column = reader.int();
      else reader.skip();
    }
    if (id === 0) return undefined;
    const func = functions.rows.get(id);
    if (func === undefined) reader.fail(`function ${id} does not exist`);
    reader.context = 'location';
    return tables.frame(functions.indexes[func] ?? 0, line, column);
  }

  function enter(map: IdMap, id: number | bigint, row: number): void {
    if (id === 0) reader.fail('an id is missing or 0');
    if (map.get(id) !== undefined) reader.fail(`the id ${id} occurs twice`);
    map.set(id, row);
  }
}

function readFunctions(
  file: PprofFile,
  strings: FileStrings,
  tables: Tables,
): { rows: IdMap; indexes: FunctionIndex[] } {
  const reader: WireReader = file.reader;
  const rows = new IdMap(file.memory);
  const indexes: FunctionIndex[] = [];
  eachField(file, PROFILE.function, () => {
    reader.context = 'function';
    if (indexes.length === MAX_FUNCTIONS) reader.fail(`more than ${MAX_FUNCTIONS} functions`);
    let id: number | bigint = 0;
    let name = 0;
    let systemName = 0;
    let filename = 0;
    let startLine = 0;
    for (const end = reader.open(); reader.next(end);) {
      if (reader.field === FUNCTION.id) id = reader.id();
      else if (reader.field === FUNCTION.name) name = reader.int();
      else if (reader.field === FUNCTION.systemName) systemName = reader.int();
      else if (reader.field === FUNCTION.filename) filename = reader.int();
      else if (reader.field === FUNCTION.startLine) startLine = reader.int();
      else reader.skip();
    }
    if (id === 0) reader.fail('an id is missing or 0');
    if (rows.get(id) !== undefined) reader.fail(`the id ${id} occurs twice`);
    rows.set(id, indexes.length);
    indexes.push(
      tables.func(
        strings.index(name === 0 ? systemName : name, tables),
        strings.index(filename, tables),
        startLine,
      ),
    );
  });
  return { rows, indexes };
}
