import type { JsonReader } from '../../json/reader.ts';
import type { Fail } from '../../wire/reader.ts';
import type { JsonFile } from '../json-file.ts';
import type { Notes } from '../notes.ts';
import type { ThreadProfiles } from './threads.ts';

/** Reads the array of events up to its end, which a writer that was stopped may have left out. */
export function readEvents(
  reader: JsonReader,
  file: JsonFile,
  fail: Fail,
  threads: ThreadProfiles,
  notes: Notes,
): void {
  reader.context = 'traceEvents';
  reader.array();
  for (;;) {
    if (reader.isCutOff()) {
      notes.add('The file ends without the end of its events: its writer was stopped.');
      return;
    }
    if (!reader.item()) break;
    readEvent(reader, file, fail, threads, notes);
  }
  if (file.isArray && !reader.isAtEnd()) reader.fail('there is more after the end');
  file.expectWhole(fail);
}

function readEvent(
  reader: JsonReader,
  file: JsonFile,
  fail: Fail,
  threads: ThreadProfiles,
  notes: Notes,
): void {
  let name = '';
  let pid = '';
  let tid = '';
  let id = '';
  let args: number | undefined;
  reader.object();
  for (let key = reader.key(); key !== undefined; key = reader.key()) {
    if (key === 'name') name = word(reader);
    else if (key === 'pid') pid = word(reader);
    else if (key === 'tid') tid = word(reader);
    else if (key === 'id') id = word(reader);
    else {
      if (key === 'args') args = reader.at;
      reader.skip();
    }
  }
  if (args === undefined) return;
  const keys = { pid, tid, id };
  const inner = file.reader(fail, args);
  inner.context = name;
  if (name === 'Profile') threads.start(keys, inner);
  else if (name === 'ProfileChunk') threads.chunk(keys, inner);
  else if (name === 'thread_name') threads.nameThread(keys, inner);
  else if (name === 'process_name') threads.nameProcess(keys, inner);
  else if (name === 'CpuProfile') notes.unknown(name);
}

/** A name or number as text: writers differ in which it is. */
function word(reader: JsonReader): string {
  const kind = reader.kind();
  if (kind === 'string') return reader.string();
  if (kind === 'number') return String(reader.number());
  reader.skip();
  return '';
}
