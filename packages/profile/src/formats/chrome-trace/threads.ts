import type { Memory } from '../../build/memory.ts';
import type { JsonReader } from '../../json/reader.ts';
import type { Fail } from '../../wire/reader.ts';
import type { JsonFile } from '../json-file.ts';
import { MAX_PROFILES, MAX_SAMPLES } from '../limits.ts';
import type { Notes } from '../notes.ts';
import type { NamedProfile } from '../result.ts';
import { type Order, UNORDERED } from '../timeline.ts';
import { readCpuNodes } from '../v8/cpu-nodes.ts';
import { CpuSamples } from '../v8/cpu-samples.ts';

/** What a thread or process name takes with its place in a map. */
const BYTES_PER_NAME = 256;

/** What says to which profile an event belongs; as the file has it. */
export interface EventKeys {
  readonly pid: string;
  readonly tid: string;
  readonly id: string;
}

interface Thread {
  readonly samples: CpuSamples;
  readonly pid: string;
  readonly tid: string;
  /** Microseconds of the trace's clock. */
  startTime?: number;
  endTime?: number;
}

/** The sampled threads of a trace, and what they are called. */
export class ThreadProfiles {
  readonly #file: JsonFile;
  readonly #fail: Fail;
  readonly #memory: Memory;
  readonly #order: Order;
  readonly #threads = new Map<string, Thread>();
  readonly #threadNames = new Map<string, string>();
  readonly #processNames = new Map<string, string>();
  /** Of all threads. */
  #samples = 0;

  constructor(file: JsonFile, fail: Fail, memory: Memory, order: Order) {
    this.#order = order;
    this.#file = file;
    this.#fail = fail;
    this.#memory = memory;
  }

  nameThread({ pid, tid }: EventKeys, args: JsonReader): void {
    this.#memory.take(BYTES_PER_NAME);
    this.#threadNames.set(`${pid}:${tid}`, readName(args));
  }

  nameProcess({ pid }: EventKeys, args: JsonReader): void {
    this.#memory.take(BYTES_PER_NAME);
    this.#processNames.set(pid, readName(args));
  }

  /** A `Profile` event, which is of the sampled thread itself. */
  start(keys: EventKeys, args: JsonReader): void {
    const thread = this.#thread(keys, args);
    eachMember(args, 'data', (data, key) => {
      if (key === 'startTime') thread.startTime = data.amount();
      else data.skip();
    });
  }

  /** A `ProfileChunk` event: further nodes and samples. */
  chunk(keys: EventKeys, args: JsonReader): void {
    const thread = this.#thread(keys, args);
    const { samples } = thread;
    let ids: number | undefined;
    let deltas: number | undefined;
    let lines: number | undefined;
    eachMember(args, 'data', (data, key) => {
      if (key === 'endTime') thread.endTime = data.amount();
      else if (key === 'cpuProfile') {
        data.object();
        for (let inner = data.key(); inner !== undefined; inner = data.key()) {
          if (inner === 'nodes') readCpuNodes(data, this.#file, this.#fail, samples);
          else {
            if (inner === 'samples') ids = data.at;
            data.skip();
          }
        }
      } else {
        if (key === 'timeDeltas') deltas = data.at;
        else if (key === 'lines') lines = data.at;
        data.skip();
      }
    });
    if (ids !== undefined) this.#readSamples(samples, ids, deltas, lines);
  }

  profiles(notes: Notes): NamedProfile[] {
    const sampled = [...this.#threads.values()].filter(({ samples }) => samples.count > 0);
    if (sampled.length < this.#threads.size) notes.add('Threads without samples were left out.');
    if (sampled.some(({ samples }) => samples.isUnordered)) notes.add(UNORDERED);
    return sampled.map(({ samples, pid, tid, startTime, endTime }) => {
      const isTimed = startTime !== undefined && endTime !== undefined && endTime >= startTime;
      return {
        name: this.#name(pid, tid),
        profile: samples.profile(isTimed ? endTime - startTime : undefined),
      };
    });
  }

  #readSamples(samples: CpuSamples, ids: number, deltas?: number, lines?: number): void {
    const idReader = this.#array('samples', ids);
    const deltaReader = this.#array('timeDeltas', deltas);
    const lineReader = this.#array('lines', lines);
    while (idReader?.item() === true) {
      if (++this.#samples > MAX_SAMPLES) idReader.fail(`more than ${MAX_SAMPLES} samples`);
      if (deltaReader?.item() === false) deltaReader.fail('fewer times than samples');
      if (lineReader?.item() === false) lineReader.fail('fewer lines than samples');
      const row = samples.tree.row(idReader.uint());
      samples.sample(row, deltaReader?.amount() ?? 0, lineReader?.number() ?? 0);
    }
  }

  #array(context: string, at: number | undefined): JsonReader | undefined {
    if (at === undefined) return undefined;
    const reader = this.#file.reader(this.#fail, at);
    reader.context = context;
    reader.array();
    return reader;
  }

  #thread({ pid, tid, id }: EventKeys, reader: JsonReader): Thread {
    const key = `${pid}:${id}`;
    const known = this.#threads.get(key);
    if (known !== undefined) return known;
    if (this.#threads.size === MAX_PROFILES) reader.fail(`more than ${MAX_PROFILES} profiles`);
    const fail = (problem: string): never =>
      this.#fail('cpuProfile', this.#file.start, `${problem}, in the profile ${key}`);
    const thread = { samples: new CpuSamples(this.#memory, this.#order, fail), pid, tid };
    this.#threads.set(key, thread);
    return thread;
  }

  #name(pid: string, tid: string): string {
    const thread = this.#threadNames.get(`${pid}:${tid}`) ?? `thread ${tid}`;
    const process = this.#processNames.get(pid);
    return process === undefined ? thread : `${process}: ${thread}`;
  }
}

/** Calls `read` at each member of the object under `key`; passes over the others. */
function eachMember(
  reader: JsonReader,
  key: string,
  read: (reader: JsonReader, key: string) => void,
): void {
  reader.object();
  for (let outer = reader.key(); outer !== undefined; outer = reader.key()) {
    if (outer !== key) {
      reader.skip();
      continue;
    }
    reader.object();
    for (let inner = reader.key(); inner !== undefined; inner = reader.key()) read(reader, inner);
  }
}

function readName(reader: JsonReader): string {
  let name = '';
  reader.object();
  for (let key = reader.key(); key !== undefined; key = reader.key()) {
    if (key === 'name') name = reader.string();
    else reader.skip();
  }
  return name;
}
