/**
 * When to watch what is dear to watch: for some seconds at once, and for a small share of the time
 * once that is spent. While the process is idle, watching costs nothing and goes on.
 */
export interface DutyLimits {
  /** Milliseconds of dear watching that may come at once. */
  readonly burstMs: number;
  /** Of the time that follows, 0 to 1. */
  readonly share: number;
}

/** A period of which nothing else is known, in milliseconds. */
export const PERIOD_MS = 250;
/** A shorter one says little about the others, however much goes on in it. */
const SHORTEST_MS = 50;
/** Where nothing is dear, one ends as the process is read, or by itself where nobody reads. */
const [READ_MS, UNREAD_MS] = [200, 500];
/** However long a period was, it is made up for in `MAX_DEBT_MS / share`. */
const MAX_DEBT_MS = 500;

export class DutyCycle {
  resting = false;
  readonly #limits: DutyLimits;
  #creditMs: number;
  /** The credit that ends the rest, drawn at random: the program may have a rhythm of its own. */
  #enoughMs = 0;
  #turnedAt: number;
  #allocatedAt: number;
  /** The period watched last. */
  #watched = { ms: 1, bytes: 1 };

  /** `now` in milliseconds; `allocated`: all bytes so far. */
  constructor(limits: DutyLimits, now: number, allocated: number) {
    this.#limits = limits;
    this.#creditMs = limits.burstMs;
    this.#turnedAt = now;
    this.#allocatedAt = allocated;
  }

  /** Bytes allocated in the period watched last. */
  get watchedBytes(): number {
    return this.#watched.bytes;
  }

  /** How long the period under way has lasted, in milliseconds, for all that it is to be judged by. */
  msAt(now: number): number {
    return Math.max(PERIOD_MS, now - this.#turnedAt);
  }

  /**
   * Whether the period under way is to end. `isDear` is whether watching it was, if it was watched;
   * `isRead` whether the process is being read just now, as it is about once in a period.
   */
  isDue(now: number, isDear: boolean, isRead: boolean): boolean {
    const ms = now - this.#turnedAt;
    if (this.resting) {
      return ms >= PERIOD_MS || this.#creditMs + ms * this.#limits.share >= this.#enoughMs;
    }
    if (isDear) return ms >= SHORTEST_MS;
    return ms >= (isRead ? READ_MS : UNREAD_MS);
  }

  /** Leaves out so many bytes that were allocated in this period. */
  leaveOut(bytes: number): void {
    this.#allocatedAt += bytes;
  }

  /**
   * Ends a period and says whether the next one is a rest. `isDear` is whether watching was.
   *
   * @returns how often what went on in the period watched last has gone on unseen in this one; 0 where
   * this one was watched
   */
  turn(now: number, allocated: number, isDear: boolean): number {
    const { burstMs, share } = this.#limits;
    const bytes = Math.max(1, allocated - this.#allocatedAt);
    const period = { ms: now - this.#turnedAt, bytes };
    this.#turnedAt = now;
    this.#allocatedAt = allocated;
    this.#creditMs = Math.min(burstMs, this.#creditMs + period.ms * share);
    if (this.resting) {
      const watched = this.#watched;
      const isCalm =
        period.ms >= SHORTEST_MS && period.bytes * watched.ms < (watched.bytes * period.ms) / 2;
      if (isCalm || this.#creditMs >= this.#enoughMs) this.resting = false;
      return period.bytes / watched.bytes;
    }
    if (!isDear) return 0;
    this.#watched = period;
    this.#creditMs = Math.max(-MAX_DEBT_MS, this.#creditMs - period.ms);
    if (this.#creditMs >= period.ms) return 0;
    this.resting = true;
    this.#enoughMs = period.ms * (0.5 + Math.random());
    return 0;
  }
}
