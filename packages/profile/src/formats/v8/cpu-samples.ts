import { Column } from '../../build/column.ts';
import type { Memory } from '../../build/memory.ts';
import { Tables } from '../../build/tables.ts';
import type { LabelIndex, StackIndex } from '../../model/indexes.ts';
import { NO_STACK } from '../../model/indexes.ts';
import type { Profile } from '../../model/profile.ts';
import type { Order } from '../timeline.ts';
import { timeLabel, Timeline } from '../timeline.ts';
import type { CallFrame } from './call-frame.ts';
import { LineQueue } from './line-queue.ts';
import { byLine, LineValues, NO_LINE } from './line-values.ts';
import { NodeTree, type NodeRow } from './node-tree.ts';

const NANOS_PER_MICRO = 1000;
const MAX_LINE = 2 ** 32 - 1;
const NOTHING_OPEN = -1;
/** Of a row in a set. */
const BYTES_PER_IDLE = 40;

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
  /** By place in `#spent`, from microseconds on; values in nanoseconds. */
  readonly #timeline: Timeline | undefined;
  /** The place in `#spent` of the last sample, whose time is not over. */
  #open = NOTHING_OPEN;
  /** Microseconds since the start: of the last sample, and the latest of all. */
  #now = 0;
  #latest = 0;
  #first = 0;
  #count = 0;

  constructor(memory: Memory, order: Order, fail: (problem: string) => never) {
    this.#timeline = order === 'time' ? new Timeline(memory) : undefined;
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

  /** More was sampled than can be kept in order of time: it is merged. */
  get isUnordered(): boolean {
    return this.#timeline?.isFull === true;
  }

  define(row: NodeRow, { func, frame, name, isPseudo }: CallFrame): void {
    this.tree.define(row, name === '(root)' && isPseudo ? undefined : frame);
    this.#func.set(row, func);
    if (isPseudo && name === '(idle)') {
      this.#memory.take(BYTES_PER_IDLE);
      this.#idle.add(row);
    }
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
    this.#timeline?.sample(this.#open, this.#latest - this.#first);
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
   * The profile, in which samples of `(idle)` carry the label `state=idle` and, in order of time,
   * all the label `time`, in nanoseconds since the first.
   *
   * @param end microseconds since the start; without it the last sample gets the mean of the others
   */
  profile(end: number | undefined): Profile {
    const gaps = Math.max(1, this.#count - 1);
    this.#advance(end ?? this.#latest + (this.#latest - this.#first) / gaps);
    const timeline = this.#timeline;
    if (timeline === undefined || timeline.isFull || timeline.length === 0) this.#enterMerged();
    else this.#enterInOrder(timeline);
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
      this.#timeline?.charge(nanos);
    }
    this.#latest = now;
  }

  #enterMerged(): void {
    const lines = byLine(this.#spent, this.#positions, this.tree.length, this.#memory);
    for (let place = 0; place < lines.length; place++) {
      const ticks = lines.ticks.at(place);
      const nanos = lines.nanos.at(place);
      if (ticks !== 0 || nanos !== 0)
        this.#enter(lines.row(place), lines.line(place), ticks, nanos);
    }
  }

  #enterInOrder(timeline: Timeline): void {
    const spent = this.#spent;
    const queue = new LineQueue(spent, this.#positions, this.tree.length);
    for (let run = 0; run < timeline.length; run++) {
      const row = spent.row(timeline.place(run));
      const own = spent.line(timeline.place(run));
      let start = timeline.start(run) * NANOS_PER_MICRO;
      let ticks = timeline.ticks(run);
      let nanos = timeline.value(run);
      while (ticks > 0) {
        const next = own === NO_LINE ? queue.take(row, ticks) : { line: own, ticks };
        const time = Math.round((nanos * next.ticks) / ticks);
        this.#enter(row, next.line, next.ticks, time, start);
        start += time;
        ticks -= next.ticks;
        nanos -= time;
      }
    }
  }

  #enter(row: NodeRow, line: number, ticks: number, nanos: number, start?: number): void {
    const { tables } = this;
    const labels: LabelIndex[] = [];
    if (start !== undefined) labels.push(timeLabel(tables, start));
    if (this.#idle.has(row)) {
      labels.push(tables.stringLabel(tables.string('state'), tables.string('idle')));
    }
    const sample = tables.sample(this.#stack(row, line), tables.labelSet(labels));
    tables.addValue(sample, 0, ticks);
    tables.addValue(sample, 1, nanos);
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
