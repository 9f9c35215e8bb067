import type { Run, Sample } from '@leakscope/protocol';
import type { RunEvent } from '@leakscope/runs';
import { Channel } from './channel.ts';
import type { Cursors } from './cursors.ts';
import { frame, frameOf, runOf } from './frames.ts';
import { Reader } from './reader.ts';
import { isFinal } from '../run-state.ts';
import { series } from './series.ts';

/**
 * Events held per run: about two minutes of four samples and a few collections a second. A page
 * that was away for longer reads the samples from the store. Some 600 KB.
 */
export const RING_EVENTS = 1_024;
/** Connections at once: far more than tabs, far fewer than would cost memory worth naming. */
export const MAX_READERS = 256;
/** Ended runs whose events are held for those who were away for a moment. */
export const MAX_ENDED_CHANNELS = 16;
/** A capture of a process that has just died may still fail after the run's last state. */
const ENDED_GRACE_MS = 3_000;
/** Shorter than the idle time-outs that proxies have (60 s) and browsers' patience. */
const HEARTBEAT_MS = 15_000;
/** A connection that has taken nothing for so long may lose its place to a new one. */
const STALLED_MS = 10_000;

export interface HubOptions {
  readonly ringEvents?: number;
  readonly maxReaders?: number;
  readonly endedGraceMs?: number;
  readonly stalledMs?: number;
}

export interface OpenOptions {
  /** Whether ids are plain numbers: one run, on a connection made for one. */
  readonly single: boolean;
  /** Cuts the connection. */
  readonly disconnect: () => void;
}

/**
 * Fans every run's events out to its readers. `publish` does no more than store a string and wake
 * who waits: no reader, however slow, is ever waited for.
 */
export class Hub {
  readonly #channels = new Map<string, Channel>();
  readonly #readers = new Set<Reader>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #options: Required<HubOptions>;
  readonly #heartbeat: NodeJS.Timeout;
  #closed = false;

  constructor(options: HubOptions = {}) {
    this.#options = {
      ringEvents: RING_EVENTS,
      maxReaders: MAX_READERS,
      endedGraceMs: ENDED_GRACE_MS,
      stalledMs: STALLED_MS,
      ...options,
    };
    this.#heartbeat = setInterval(() => {
      for (const reader of this.#readers) reader.heartbeat();
    }, HEARTBEAT_MS).unref();
  }

  publish(event: RunEvent): void {
    const run = runOf(event);
    if (run === null) return;
    const channel = this.#channel(run);
    channel.push(frameOf(event));
    if (event.name === 'sample') channel.sample = event.sample;
    if (event.name === 'gc') channel.collections += event.gc.count;
    if (event.name === 'state' && isFinal(event.run.state)) this.#endSoon(channel);
  }

  /** The latest reading of a run of this process. */
  sample(run: string): Sample | undefined {
    return this.#channels.get(run)?.sample;
  }

  /** How many collections a run of this process has had. */
  collections(run: string): number {
    return this.#channels.get(run)?.collections ?? 0;
  }

  /** Whether a reader of this run who goes on after `after` would get nothing, ever. */
  isOver(run: Run, after: number | undefined): boolean {
    if (!isFinal(run.state) || after === undefined) return false;
    const channel = this.#channels.get(run.id);
    return channel === undefined || (channel.ended && after >= channel.ring.last);
  }

  /**
   * A connection's worth of events: `hello` for each run, then what follows `after`, or what comes
   * from now on where that is not known.
   *
   * @returns `undefined` where no more readers are taken
   */
  open(
    runs: readonly Run[],
    after: Cursors,
    { single, disconnect }: OpenOptions,
  ): ReadableStream | undefined {
    if (this.#closed || !this.#makeRoom()) return undefined;
    const followed = runs.map((run) => {
      const channel = this.#channelOf(run);
      const last = channel.ring.last;
      return { channel, after: Math.min(after.get(run.id) ?? last, last) };
    });
    const hello = runs.map((run) => frame('hello', { run, series }));
    const reader = new Reader(followed, hello, single, {
      closed: () => this.#readers.delete(reader),
      disconnect,
    });
    this.#readers.add(reader);
    return asStream(reader);
  }

  /** Ends every connection. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    for (const timer of this.#timers) clearTimeout(timer);
    for (const reader of this.#readers) reader.close();
  }

  #channel(run: string): Channel {
    const known = this.#channels.get(run);
    if (known !== undefined) return known;
    const channel = new Channel(run, this.#options.ringEvents);
    this.#channels.set(run, channel);
    return channel;
  }

  /** Of a run of before this process, or of long ago, there is nothing to read, and nothing comes. */
  #channelOf(run: Run): Channel {
    const past = isFinal(run.state) && !this.#channels.has(run.id);
    if (!past) return this.#channel(run.id);
    const channel = new Channel(run.id, 1);
    channel.ended = true;
    return channel;
  }

  #endSoon(channel: Channel): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      channel.end();
      const ended = [...this.#channels.values()].filter((other) => other.ended);
      for (const old of ended.slice(0, -MAX_ENDED_CHANNELS)) this.#channels.delete(old.run);
    }, this.#options.endedGraceMs);
    this.#timers.add(timer.unref());
  }

  /** Where all places are taken, the reader that has stalled for longest makes room. */
  #makeRoom(): boolean {
    if (this.#readers.size < this.#options.maxReaders) return true;
    const [longest] = [...this.#readers].toSorted((a, b) => b.stalledMs() - a.stalledMs());
    if (longest === undefined || longest.stalledMs() <= this.#options.stalledMs) return false;
    longest.evict();
    return true;
  }
}

function asStream(reader: Reader): ReadableStream {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        const text = await reader.next();
        if (text === undefined) controller.close();
        else controller.enqueue(encoder.encode(text));
      },
      cancel: () => reader.close(),
    },
    // Nothing is fetched before the connection asks for it.
    { highWaterMark: 0 },
  );
}
