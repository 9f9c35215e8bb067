import { failIn } from './format-error.ts';
import { ThreadProfiles } from './chrome-trace/threads.ts';
import { readEvents } from './chrome-trace/events.ts';
import type { JsonFile } from './json-file.ts';
import { Notes } from './notes.ts';
import type { ReadResult } from './result.ts';
import type { Order } from './timeline.ts';

/**
 * Reads the CPU samples of a trace in the Trace Event Format, as Chrome, DevTools and Node write
 * it: a bare array of events, or an object with `traceEvents`. Every thread that was sampled
 * becomes a profile. Events that are no samples are left out.
 *
 * @throws FormatError, also where there are no samples
 */
export function readChromeTrace(file: JsonFile, order: Order): ReadResult | undefined {
  const fail = failIn('Chrome trace');
  if (file.isArray ? !beginsWithEvent(file) : !file.members.has('traceEvents')) return undefined;
  const notes = new Notes();
  const threads = new ThreadProfiles(file, fail, file.memory(fail), order);
  const reader = file.isArray ? file.reader(fail, file.start) : file.member('traceEvents', fail);
  readEvents(reader, file, fail, threads, notes);
  const profiles = threads.profiles(notes);
  if (profiles.length === 0) {
    fail(
      'traceEvents',
      file.start,
      'there are no CPU samples in it; record with “JavaScript samples”',
    );
  }
  return { format: 'Chrome trace', profiles, notes: notes.all() };
}

/** Whether the array's first element is an object with the key that every event has. */
function beginsWithEvent(file: JsonFile): boolean {
  const reader = file.reader(failIn('Chrome trace'), file.start);
  reader.array();
  try {
    if (!reader.item() || reader.kind() !== 'object') return false;
    reader.object();
    for (let key = reader.key(); key !== undefined; key = reader.key()) {
      if (key === 'ph') return true;
      reader.skip();
    }
  } catch {
    return false;
  }
  return false;
}
