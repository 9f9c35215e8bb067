import { BoundedMemory } from '../../build/memory.ts';
import { Tables } from '../../build/tables.ts';
import { Texts } from '../../json/texts.ts';
import type { FrameIndex, StackIndex } from '../../model/indexes.ts';
import { NO_STACK } from '../../model/indexes.ts';
import { failIn } from '../format-error.ts';
import { MAX_MEMORY_BYTES, MAX_STACK_DEPTH, MAX_TEXT_BYTES } from '../limits.ts';
import { Notes } from '../notes.ts';
import type { ReadResult } from '../result.ts';
import { StackSums } from '../stack-sums.ts';
import { looksFolded } from './looks-folded.ts';
import { parseFrame } from './frame-text.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const SEMICOLON = 0x3b;
/** A count is written with fewer. */
const MAX_COUNT_BYTES = 32;
/** Of a frame's text, its place in a map. */
const BYTES_PER_FRAME = 96;

/**
 * Reads folded stacks, as stackcollapse and its kin write them: `main;handle;leak 12`. What the
 * counts count is not in the file; they become `samples`.
 *
 * @throws FormatError
 */
export function readFolded(bytes: Uint8Array): ReadResult | undefined {
  if (!looksFolded(bytes)) return undefined;
  const fail = failIn('folded stacks');
  let number = 0;
  let at = 0;
  const failHere = (problem: string): never => fail(`line ${number}`, at, problem);
  const memory = new BoundedMemory(MAX_MEMORY_BYTES - bytes.length, () =>
    failHere(`it needs more than ${MAX_MEMORY_BYTES >> 20} MiB of memory`),
  );
  const tables = new Tables(1, memory);
  const sums = new StackSums(memory);
  const texts = new Texts(bytes);
  const frames = new Map<string, FrameIndex>();
  const notes = new Notes();

  while (at < bytes.length) {
    number++;
    const newline = bytes.indexOf(NEWLINE, at);
    const next = newline < 0 ? bytes.length : newline;
    const end = next > at && bytes[next - 1] === RETURN ? next - 1 : next;
    if (end > at) readLine(at, end);
    at = next + 1;
  }
  if (sums.enterInto(tables)) notes.add('Fractions were rounded.');
  const profile = tables.profile({
    sampleTypes: [{ type: 'samples', unit: 'count' }],
    defaultSampleType: 'samples',
    periodType: null,
    period: 0,
    timeNanos: 0n,
    durationNanos: null,
    mappingFile: '',
    comments: [],
    docUrl: '',
  });
  return { format: 'folded stacks', profiles: [{ name: '', profile }], notes: notes.all() };

  function readLine(start: number, end: number): void {
    const space = bytes.lastIndexOf(SPACE, end - 1);
    if (space < start) failHere('a count is expected after a space at the end of the line');
    if (end - space > MAX_COUNT_BYTES) failHere('no count at the end of the line');
    const text = texts.at(space + 1, end);
    const count = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!(Math.abs(count) <= Number.MAX_SAFE_INTEGER)) {
      failHere(`“${text}” at the end of the line is not a count`);
    }
    sums.add(stackOf(start, space), count);
  }

  function stackOf(start: number, end: number): StackIndex {
    let stack = NO_STACK;
    let depth = 0;
    for (let from = start; from < end || depth > 0; depth++) {
      if (depth === MAX_STACK_DEPTH) failHere(`more than ${MAX_STACK_DEPTH} frames`);
      let to = from;
      while (to < end && bytes[to] !== SEMICOLON) to++;
      stack = tables.stack(stack, frameOf(from, to));
      if (to === end) break;
      from = to + 1;
    }
    return stack;
  }

  function frameOf(start: number, end: number): FrameIndex {
    if (end - start > MAX_TEXT_BYTES) failHere(`a frame of more than ${MAX_TEXT_BYTES} bytes`);
    const text = texts.at(start, end);
    const known = frames.get(text);
    if (known !== undefined) return known;
    memory.take(BYTES_PER_FRAME + 2 * text.length);
    const { name, file, line, column } = parseFrame(text);
    const func = tables.func(tables.string(name), tables.string(file), 0);
    const frame = tables.frame(func, line, column);
    frames.set(text, frame);
    return frame;
  }
}
