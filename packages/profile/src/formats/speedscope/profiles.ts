import type { JsonReader } from '../../json/reader.ts';
import { MAX_SAMPLES } from '../limits.ts';
import type { StackSums } from '../stack-sums.ts';
import type { OpenCalls } from './open-calls.ts';

/** Reads the stacks of a sampled profile, each from the outermost call inwards, and their weights. */
export function readSampled(
  samples: JsonReader,
  weights: JsonReader,
  calls: OpenCalls,
  values: StackSums,
): void {
  let count = 0;
  samples.array();
  weights.array();
  while (samples.item()) {
    if (++count > MAX_SAMPLES) samples.fail(`more than ${MAX_SAMPLES} samples`);
    let depth = 0;
    samples.array();
    while (samples.item()) {
      const index = samples.uint();
      // What this stack has in common with the one before is open already.
      if (calls.at(depth) !== index) {
        calls.closeTo(depth);
        calls.open(index, samples);
      }
      depth++;
    }
    calls.closeTo(depth);
    if (!weights.item()) weights.fail('fewer weights than samples');
    values.add(calls.stack, weights.amount());
  }
  if (weights.item()) weights.fail('more weights than samples');
}

/**
 * Reads the events of an evented profile: what is open from one event to the next gets the time
 * between them.
 *
 * @param end where what is still open ends
 * @returns how many calls were still open
 */
export function readEvented(
  reader: JsonReader,
  end: number | undefined,
  calls: OpenCalls,
  values: StackSums,
): number {
  let now: number | undefined;
  reader.array();
  while (reader.item()) {
    let type = '';
    let at: number | undefined;
    let frame = -1;
    reader.object();
    for (let key = reader.key(); key !== undefined; key = reader.key()) {
      if (key === 'type') type = reader.string();
      else if (key === 'at') at = reader.amount();
      else if (key === 'frame') frame = reader.uint();
      else reader.skip();
    }
    if (at === undefined) return reader.fail('an event without “at”');
    if (now !== undefined && at < now) reader.fail(`an event at ${at}, after one at ${now}`);
    if (calls.depth > 0) values.add(calls.stack, at - (now ?? at));
    now = at;
    if (type === 'O') calls.open(frame, reader);
    else if (type === 'C') close(frame, calls, reader);
    else reader.fail(`an event of type “${type}”`);
  }
  const left = calls.depth;
  if (left > 0 && now !== undefined && end !== undefined && end > now) {
    values.add(calls.stack, end - now);
  }
  return left;
}

function close(frame: number, calls: OpenCalls, reader: JsonReader): void {
  const top = calls.at(calls.depth - 1);
  if (top === undefined) reader.fail(`frame ${frame} is closed where none is open`);
  if (top !== frame) reader.fail(`frame ${frame} is closed where frame ${top} is open`);
  calls.closeTo(calls.depth - 1);
}
