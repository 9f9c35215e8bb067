import { frame } from './frames.ts';
import { formatCursors } from './cursors.ts';
import type { Channel } from './channel.ts';

/** Frames handed over at a time: a reader that comes back after a pause must not get megabytes. */
const FRAMES_PER_PULL = 64;
/** How long a browser waits before it connects again, in milliseconds. */
const RECONNECT_MS = 2_000;
/** A comment: keeps proxies from closing a connection that has nothing to say. */
const HEARTBEAT = ':\n\n';

/** A run that a reader follows. */
export interface Followed {
  readonly channel: Channel;
  /** The id after which it goes on. */
  readonly after: number;
}

export interface ReaderEvents {
  readonly closed: (reader: Reader) => void;
  /** Cuts the connection, where nothing that is sent arrives any more. */
  readonly disconnect: () => void;
}

/**
 * One connection, which is nothing but a place in each of its runs' rings. It moves when the
 * connection asks for more, so one that is slow or has stalled costs nothing and finds a gap.
 */
export class Reader {
  readonly #places: { channel: Channel; after: number }[];
  readonly #single: boolean;
  readonly #events: ReaderEvents;
  #greeting: string;
  #wake: (() => void) | undefined;
  #beat = false;
  #closed = false;
  /** When it last asked for more, by the monotonic clock. */
  #askedAt = performance.now();

  /**
   * @param hello the frames that go first, without their id
   * @param single whether ids are plain numbers
   */
  constructor(
    followed: readonly Followed[],
    hello: readonly string[],
    single: boolean,
    events: ReaderEvents,
  ) {
    this.#places = followed.map(({ channel, after }) => ({ channel, after }));
    this.#single = single;
    this.#events = events;
    this.#greeting = `retry: ${RECONNECT_MS}\n\n${hello.map((text) => this.#id() + text).join('')}`;
    for (const { channel } of this.#places) channel.readers.add(this);
  }

  /** For how long the connection has not asked for more; 0 while it waits for news. */
  stalledMs(): number {
    return this.#wake === undefined ? performance.now() - this.#askedAt : 0;
  }

  /** What comes next, as soon as there is something; `undefined` at the end. */
  async next(): Promise<string | undefined> {
    this.#askedAt = performance.now();
    for (;;) {
      // Also of a stream that is being closed: the last word is how its run ended.
      const text = this.#take();
      if (text !== '') return text;
      if (this.#closed) return undefined;
      if (this.#places.every(({ channel }) => channel.ended)) {
        this.close();
        return undefined;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#askedAt = performance.now();
    }
  }

  /** Tells a waiting reader that there is something new. */
  wake(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }

  /** Lets a waiting reader send a sign of life. */
  heartbeat(): void {
    if (this.#wake === undefined) return;
    this.#beat = true;
    this.wake();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { channel } of this.#places) channel.readers.delete(this);
    this.#events.closed(this);
    this.wake();
  }

  /** Ends a connection that takes nothing any more. */
  evict(): void {
    this.close();
    this.#events.disconnect();
  }

  #take(): string {
    let text = this.#greeting;
    this.#greeting = '';
    for (const place of this.#places) {
      const { frames, gap } = place.channel.ring.takeAfter(place.after, FRAMES_PER_PULL);
      if (gap !== undefined) {
        place.after = gap.to;
        text += this.#id() + frame('gap', { run: place.channel.run, ...gap });
      }
      for (const taken of frames) {
        place.after = taken.id;
        text += this.#id() + taken.text;
      }
    }
    if (text === '' && this.#beat) text = HEARTBEAT;
    this.#beat = false;
    return text;
  }

  /** The `id` line of an event after which every place is where it is now. */
  #id(): string {
    const ids = new Map(this.#places.map(({ channel, after }) => [channel.run, after]));
    const [only] = ids.values();
    return `id: ${this.#single ? (only ?? 0) : formatCursors(ids)}\n`;
  }
}
