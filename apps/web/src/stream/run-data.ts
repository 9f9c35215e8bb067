import type { Gc, Load, Run, Sample, SampleColumns, Series, Verdict } from '@leakscope/protocol';
import { ArchiveBuffer } from './archive-buffer.ts';
import { FIELDS, fillRow, type Row, totalHandles } from './fields.ts';
import { LoadLog } from './load-log.ts';
import { SampleBuffer, type Segment } from './sample-buffer.ts';

/** Kept at full detail: 30 minutes, the longest range but the whole, at four samples a second. */
export const RECENT_SAMPLES = 30 * 60 * 4;
/** Rows for all that is older: twice what the widest chart has pixels. */
export const ARCHIVE_ROWS = 4096;
/** Collections kept; a process has 80 a second at the most, above which minor ones come together. */
const MAX_COLLECTIONS = 8000;
/** Without a sample for so long, in milliseconds, the line is interrupted rather than drawn across. */
const HOLE_MS = 3000;

export type Readiness = 'loading' | 'ready' | { readonly error: unknown };

/** Everything the page knows of one run. Mutable; `version` rises with every change. */
export class RunData {
  readonly id: string;
  run: Run | undefined = undefined;
  series: readonly Series[] = [];
  latest: Sample | undefined = undefined;
  readiness: Readiness = 'loading';
  /** What a verification made of it; `undefined` where none has, while the page watched. */
  verdict: Verdict | undefined = undefined;
  version = 0;
  /** Oldest first. */
  readonly collections: Gc[] = [];
  readonly loads = new LoadLog();
  readonly #archive = new ArchiveBuffer(ARCHIVE_ROWS);
  readonly #recent = new SampleBuffer(RECENT_SAMPLES, (row) => this.#archive.push(row));
  readonly #row: Row = new Float64Array(FIELDS.length);
  #firstT = Number.NaN;
  #lastT = Number.NEGATIVE_INFINITY;
  #collectionsLoadedTo = Number.NEGATIVE_INFINITY;

  constructor(id: string) {
    this.id = id;
  }

  /** Oldest first. Valid until the next change. */
  segments(): readonly Segment[] {
    return this.#archive.length === 0 ? [this.#recent] : [this.#archive, this.#recent];
  }

  get isEmpty(): boolean {
    return this.#recent.length === 0;
  }

  /** Time of the first and last sample, in epoch milliseconds; `null` before there is one. */
  get span(): { readonly from: number; readonly to: number } | null {
    return this.isEmpty ? null : { from: this.#firstT, to: this.#lastT };
  }

  /** Takes in the run as it is now, and with it a load that no event has told of. */
  setRun(run: Run): void {
    this.run = run;
    this.version += 1;
    const { load } = run;
    if (load === null) return;
    // What the run says of a load that goes on is older than what its events said.
    const isNew = this.loads.latest?.state.startedAt !== load.startedAt;
    if (isNew || (load.phase !== 'running' && load.phase !== 'settling')) this.appendLoad(load);
  }

  /** Adds a sample; one that is no later than the last is known already and dropped. */
  append(sample: Sample): void {
    if (sample.t <= this.#lastT) return;
    this.#interrupt(sample.t);
    fillRow(this.#row, sample);
    this.#push();
    this.latest = sample;
    this.version += 1;
  }

  /** Adds columns as the server answers them, likewise. */
  appendColumns(loaded: SampleColumns): void {
    const { t, columns, handles, collections } = loaded;
    for (const [index, time] of t.entries()) {
      if (time <= this.#lastT) continue;
      for (const [position, field] of FIELDS.entries()) {
        const value =
          field === 'handles' ? totalHandles(handles[index] ?? null) : columns[field]?.[index];
        this.#row[position] = field === 't' ? time : (value ?? Number.NaN);
      }
      this.#push();
    }
    this.latest ??= lastSample(loaded);
    this.#loadCollections(collections);
    this.version += 1;
  }

  /** Adds a collection of an event; one that an answer told of is known already and dropped. */
  appendCollection(collection: Gc): void {
    if (collection.t <= this.#collectionsLoadedTo) return;
    this.collections.push(collection);
    this.#boundCollections();
    this.version += 1;
  }

  /** Adds those of readings of which none is known: events may have come sooner than the answer. */
  #loadCollections(loaded: readonly Gc[]): void {
    const known = new Set(this.collections.map(({ t }) => t));
    this.collections.push(...loaded.filter(({ t }) => !known.has(t)));
    this.collections.sort((a, b) => a.t - b.t);
    this.#collectionsLoadedTo = Math.max(this.#collectionsLoadedTo, loaded.at(-1)?.t ?? 0);
    this.#boundCollections();
  }

  #boundCollections(): void {
    const surplus = this.collections.length - MAX_COLLECTIONS;
    if (surplus > 0) this.collections.splice(0, surplus + MAX_COLLECTIONS / 4);
  }

  appendLoad(load: Load): void {
    this.loads.add(load);
    this.version += 1;
  }

  setVerdict(verdict: Verdict): void {
    this.verdict = verdict;
    this.version += 1;
  }

  /** Puts away what was shown with less detail, before more detailed columns of the same time. */
  clearSamples(): void {
    this.#archive.clear();
    this.#recent.clear();
    this.#firstT = Number.NaN;
    this.#lastT = Number.NEGATIVE_INFINITY;
    const later = this.collections.filter(({ t }) => t > this.#collectionsLoadedTo);
    this.collections.splice(0, Infinity, ...later);
    this.#collectionsLoadedTo = Number.NEGATIVE_INFINITY;
    this.version += 1;
  }

  #interrupt(next: number): void {
    if (next - this.#lastT <= HOLE_MS || this.isEmpty) return;
    this.#row.fill(Number.NaN);
    this.#row[FIELDS.indexOf('t')] = this.#lastT + 1;
    this.#push();
  }

  #push(): void {
    const t = this.#row[FIELDS.indexOf('t')] ?? Number.NaN;
    if (this.isEmpty) this.#firstT = t;
    this.#lastT = t;
    this.#recent.push(this.#row);
  }
}

/** The last of the columns as a sample, so that an ended run has current values as well. */
function lastSample({ t, columns, handles }: SampleColumns): Sample | undefined {
  const index = t.length - 1;
  const time = t[index];
  if (time === undefined) return undefined;
  const value = (field: string): number | null => columns[field]?.[index] ?? null;
  return {
    t: time,
    rss: value('rss'),
    heapTotal: value('heapTotal'),
    heapUsed: value('heapUsed'),
    external: value('external'),
    arrayBuffers: value('arrayBuffers'),
    liveHeap: value('liveHeap'),
    allocated: value('allocated'),
    freed: value('freed'),
    freedUnseen: value('freedUnseen') ?? 0,
    nativeContexts: value('nativeContexts'),
    handles: handles[index] ?? null,
    pendingAsync: value('pendingAsync'),
    fds: value('fds'),
    threads: value('threads'),
    loopDelayP99Ms: value('loopDelayP99Ms'),
    sinceLoopTurnMs: value('sinceLoopTurnMs'),
    cpuPercent: value('cpuPercent'),
    operations: value('operations') ?? 0,
  };
}
