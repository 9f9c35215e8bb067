import type { Tables } from '../../build/tables.ts';
import type { FrameIndex, FunctionIndex } from '../../model/indexes.ts';
import type { JsonReader } from '../../json/reader.ts';
import { fileOfUrl } from './file-of-url.ts';

export interface CallFrame {
  readonly func: FunctionIndex;
  /** At the line where the function begins: V8's samplers know no other. */
  readonly frame: FrameIndex;
  /** What V8 calls the frame; empty for a function without a name. */
  readonly name: string;
  /** Whether it stands for something other than a function, such as `(idle)`. */
  readonly isPseudo: boolean;
}

/** Reads a `Runtime.CallFrame`. V8 counts lines and columns from 0, and -1 says that there is none. */
export function readCallFrame(reader: JsonReader, tables: Tables): CallFrame {
  let name = '';
  let url = '';
  let line = -1;
  let column = -1;
  reader.object();
  for (let key = reader.key(); key !== undefined; key = reader.key()) {
    if (key === 'functionName') name = reader.string();
    else if (key === 'url') url = reader.string();
    else if (key === 'lineNumber') line = reader.number();
    else if (key === 'columnNumber') column = reader.number();
    else reader.skip();
  }
  const startLine = line + 1;
  const file = tables.string(url.startsWith('file:') ? fileOfUrl(url) : url);
  const func = tables.func(tables.string(name === '' ? '(anonymous)' : name), file, startLine);
  return {
    func,
    frame: tables.frame(func, startLine, column + 1),
    name,
    isPseudo: url === '' && name.startsWith('('),
  };
}
