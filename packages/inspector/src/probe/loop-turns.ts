/**
 * Turns of the event loop. To wake an idle process costs it some 0.1 to 0.2 ms, most of it for caches
 * gone cold; so one timer serves all that is to be done now and then, and tells how late the loop is.
 */
import { restart } from './own-timers.ts';

/** Between two turns that are asked for, in milliseconds. */
const TURN_MS = 100;
/** The same where something goes on that is not to be missed. */
const SOON_MS = 50;

const { performance } = process.getBuiltinModule('perf_hooks');

export class LoopTurns {
  #turnedAt = performance.now();
  /** When the interval is to end next. */
  #dueAt = this.#turnedAt + TURN_MS;
  #worstDelay = 0;
  readonly #turned: (now: number) => boolean;
  readonly #interval: NodeJS.Timeout;
  readonly #soon: NodeJS.Timeout;

  /** `turned` is called in turns of their own, and answers whether the next one is to come soon. */
  constructor(turned: (now: number) => boolean) {
    this.#turned = turned;
    this.#interval = setInterval(() => {
      const now = performance.now();
      this.#worstDelay = this.#delayAt(now);
      this.#dueAt = now + TURN_MS;
      this.#turn(now);
    }, TURN_MS).unref();
    this.#soon = setTimeout(() => this.#turn(performance.now()), SOON_MS).unref();
  }

  #turn(now: number): void {
    this.#turnedAt = now;
    // Here and not in a sample, which may interrupt Node in the midst of its own lists of timers.
    if (this.#turned(now)) restart(this.#soon);
  }

  /** How late the loop is at `now`, or has been since the last call of `worstDelay`. */
  #delayAt(now: number): number {
    return Math.max(this.#worstDelay, now - this.#dueAt);
  }

  /** By how much the loop was late at the most since the last call, in milliseconds. */
  worstDelay(now: number): number {
    const worst = this.#delayAt(now);
    this.#worstDelay = 0;
    return worst;
  }

  /** How long ago the loop was last seen to turn, in milliseconds. */
  since(now: number): number {
    return Math.max(0, now - this.#turnedAt);
  }

  end(): void {
    clearInterval(this.#interval);
    clearTimeout(this.#soon);
  }
}
