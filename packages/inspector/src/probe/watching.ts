/** Goes on from one period to the next: watches, rests where watching is dear, and watches again. */
import type { Collections } from './collections.ts';
import { DutyCycle } from './duty-cycle.ts';
import type { Rest } from './hooks.ts';
import { heapUsed } from './moment.ts';
import type { AnyRests } from './rests.ts';

/**
 * While the process is busy with very many promises, timers or connections, to be told of them costs
 * it up to a fifth more: two seconds of that at once, and 1/64 of the time from then on.
 */
const DUTY = { burstMs: 2000, share: 1 / 64 };

export class Watching {
  readonly #hooks: Rest;
  readonly #rests: readonly AnyRests[];
  readonly #collections: Collections;
  readonly #duty: DutyCycle;
  /** Whether what began in this period is not held as it began in it. */
  #isLetGo = false;
  /** Whether each collection counts, since all that is allocated does. */
  #isDear = false;
  /** Whether a period is being ended just now: a sample may interrupt that. */
  #isTurning = false;

  /** `now` in milliseconds. */
  constructor(hooks: Rest, rests: readonly AnyRests[], collections: Collections, now: number) {
    this.#hooks = hooks;
    this.#rests = rests;
    this.#collections = collections;
    this.#duty = new DutyCycle(DUTY, now, this.#allocated());
  }

  /** Whether it is being watched, and watching it is dear. */
  get isDear(): boolean {
    return this.#isDear && !this.#duty.resting;
  }

  /** Bytes of V8's heap that were ever in use. */
  #allocated(): number {
    this.#collections.gather();
    return heapUsed() + this.#collections.freed;
  }

  #setDear(isDear: boolean, now: number): void {
    if (isDear === this.#isDear) return;
    this.#isDear = isDear;
    if (isDear) this.#collections.need(now);
    else this.#collections.unneed();
  }

  /**
   * Ends the period under way where it is time. To be called often; `now` in milliseconds. Whoever
   * reads the process says how many bytes it has `allocated` so far, which is dear to ask.
   */
  turn(now: number, allocated?: number): void {
    // A turn of the event loop of its own: whoever was at it has come to nothing.
    if (allocated === undefined) this.#isTurning = false;
    if (this.#isTurning || this.#rests.some(({ thinning }) => thinning)) return;
    this.#isTurning = true;
    const ms = this.#duty.msAt(now);
    const isDear = !this.#isLetGo && this.#rests.some((rests) => rests.isDear(ms));
    if (this.#duty.isDue(now, isDear, allocated !== undefined)) {
      const isNews = isDear && !this.#isDear;
      if (isNews) this.#setDear(true, now);
      this.#end(now, isDear, isNews ? this.#allocated() : (allocated ?? this.#allocated()));
    }
    this.#isTurning = false;
  }

  #end(now: number, isDear: boolean, allocated: number): void {
    const duty = this.#duty;
    const wasResting = duty.resting;
    if (!wasResting) duty.leaveOut(this.#rests.reduce((sum, { bytes }) => sum + bytes, 0));
    const unseen = duty.turn(now, allocated, isDear);
    this.#isLetGo = false;
    this.#setDear(isDear || duty.resting, now);
    if (!wasResting && !isDear) {
      for (const rests of this.#rests) rests.turn(now, false);
      return;
    }
    if (!wasResting && duty.resting) this.#hooks.rest();
    const before = heapUsed();
    for (const rests of this.#rests) {
      if (wasResting) {
        rests.pass(now, unseen);
        if (!duty.resting) rests.resume(now);
      } else {
        rests.watched(duty.watchedBytes);
        if (duty.resting) rests.begin(now);
        else rests.turn(now, true);
      }
    }
    // Less after a collection, which is then told of among the others.
    this.leaveOut(Math.max(0, heapUsed() - before));
    if (wasResting && !duty.resting) this.#hooks.resume();
  }

  /** What began in the period under way is held weakly from now on, and so not as it began. */
  letGo(): void {
    this.#isLetGo = true;
  }

  /** Leaves out so many bytes that the probe itself has allocated. */
  leaveOut(bytes: number): void {
    this.#duty.leaveOut(bytes);
  }
}
