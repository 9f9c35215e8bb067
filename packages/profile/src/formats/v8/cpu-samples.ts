import { Column } from '../../build/column.ts';
import type { Memory } from '../../build/memory.ts';
import { Tables } from '../../build/tables.ts';
import type { StackIndex } from '../../model/indexes.ts';
import { NO_LABELS, NO_STACK } from '../../model/indexes.ts';
import type { Profile } from '../../model/profile.ts';
import type { CallFrame } from './call-frame.ts';
import { byLine, LineValues, NO_LINE } from './line-values.ts';
import { NodeTree, type NodeRow } from './node-tree.ts';

const NANOS_PER_MICRO = 1000;
const MAX_LINE = 2 ** 32 - 1;
const NOTHING_OPEN = -1;

/** Collects the samples of a CPU profile by node and line, in the order in which they were taken. */
export class CpuSamples {
  readonly tree: NodeTree;
  readonly tables: Tables;
  readonly #memory: Memory;
  readonly #func: Column;
  readonly #idle = new Set<NodeRow>();
  readonly #spent: LineValues;
  /** How many of a node's samples V8 saw in each of its lines; ticks alone. */
  readonly #positions: LineValues;
  /** The place in `#spent` of the last sample, whose time is not over. */
  #open = NOTHING_OPEN;
  /** Microseconds since the start: of the last sample, and the latest of all. */
  #now = 0;
  #latest = 0;
  #first = 0;
  #count = 0;

  constructor(memory: Memory, fail: (problem: string) => never) {
    this.#memory = memory;
    this.tree = new NodeTree(memory, fail);
    this.tables = new Tables(2, memory);
    this.#func = new Column(memory);
    this.#spent = new LineValues(memory);
    this.#positions = new LineValues(memory);
  }

  get count(): number {
    return this.#count;
  }

  define(row: NodeRow, { func, frame, name, isPseudo }: CallFrame): void {
    this.tree.define(row, name === '(root)' && isPseudo ? undefined : frame);
    this.#func.set(row, func);
    if (isPseudo && name === '(idle)') this.#idle.add(row);
  }

  /** Of a node's samples, `ticks` were taken in this line, 1-based. */
  position(row: NodeRow, line: number, ticks: number): void {
    this.#positions.ticks.add(this.#positions.place(row, known(line)), ticks);
  }

  /**
   * The next sample. It stands for the time until the next one after it; samples may come a little
   * out of order, and then no time is counted twice.
   *
   * @param delta microseconds since the sample before, or the start
   */
  sample(row: NodeRow, delta: number, line: number = NO_LINE): void {
    this.#advance(this.#now + delta);
    if (this.#count === 0) this.#first = this.#latest;
    this.#open = this.#spent.place(row, known(line));
    this.#spent.ticks.add(this.#open, 1);
    this.#count++;
  }

  /** Samples of which no more than their number is known. */
  hits(row: NodeRow, ticks: number): void {
    this.#spent.ticks.add(this.#spent.place(row, NO_LINE), ticks);
    this.#count += ticks;
  }

  /** Shares the time out among the samples, where each counts the same. */
  spread(micros: number): void {
    const { ticks, nanos } = this.#spent;
    for (let place = 0; place < this.#spent.length; place++) {
      const share = ticks.at(place) / Math.max(1, this.#count);
      nanos.set(place, Math.round(micros * NANOS_PER_MICRO * share));
    }
    this.#first = 0;
    this.#latest = micros;
  }

  /**
   * The profile, in which samples of `(idle)` carry the label `state=idle`.
   *
   * @param end microseconds since the start; without it the last sample gets the mean of the others
   */
  profile(end: number | undefined): Profile {
    const gaps = Math.max(1, this.#count - 1);
    this.#advance(end ?? this.#latest + (this.#latest - this.#first) / gaps);
    this.#enterAll();
    const duration = Math.round((this.#latest - this.#first) * NANOS_PER_MICRO);
    return this.tables.profile({
      sampleTypes: [
        { type: 'samples', unit: 'count' },
        { type: 'cpu', unit: 'nanoseconds' },
      ],
      defaultSampleType: 'cpu',
      periodType: { type: 'cpu', unit: 'nanoseconds' },
      period: Math.round(duration / Math.max(1, this.#count)),
      timeNanos: 0n,
      durationNanos: BigInt(duration),
      mappingFile: '',
      comments: [],
      docUrl: '',
    });
  }

  /** Charges the open sample with the time until now. */
  #advance(now: number): void {
    this.#now = now;
    if (now <= this.#latest) return;
    if (this.#open !== NOTHING_OPEN) {
      const nanos = Math.round((now - this.#latest) * NANOS_PER_MICRO);
      this.#spent.nanos.add(this.#open, nanos);
    }
    this.#latest = now;
  }

  #enterAll(): void {
    const { tables, tree } = this;
    const idle = tables.labelSet([
      tables.stringLabel(tables.string('state'), tables.string('idle')),
    ]);
    const lines = byLine(this.#spent, this.#positions, tree.length, this.#memory);
    for (let place = 0; place < lines.length; place++) {
      const row = lines.row(place);
      const ticks = lines.ticks.at(place);
      const nanos = lines.nanos.at(place);
      if (ticks === 0 && nanos === 0) continue;
      const stack = this.#stack(row, lines.line(place));
      const sample = tables.sample(stack, this.#idle.has(row) ? idle : NO_LABELS);
      tables.addValue(sample, 0, ticks);
      tables.addValue(sample, 1, nanos);
    }
  }

  /** The stack that ends in a line of a node. */
  #stack(row: NodeRow, line: number): StackIndex {
    const { tables, tree } = this;
    const stack = tree.stack(row, tables);
    if (line === NO_LINE || stack === NO_STACK) return stack;
    const parent = tree.parentOf(row);
    const callers = parent === undefined ? NO_STACK : tree.stack(parent, tables);
    return tables.stack(callers, tables.frame(this.#func.at(row), line, 0));
  }
}

function known(line: number): number {
  return Number.isInteger(line) && line > 0 && line <= MAX_LINE ? line : NO_LINE;
}
