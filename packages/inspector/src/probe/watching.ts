/** Goes on from one period to the next: watches, rests where watching is dear, and watches again. */
import { gatherCollections, heapFreed } from './collections.ts';
import { DutyCycle } from './duty-cycle.ts';
import type { Rest } from './hooks.ts';
import type { AnyRests } from './rests.ts';

const v8 = process.getBuiltinModule('v8');

/**
 * While the process is busy with very many promises, timers or connections, to be told of them costs
 * it up to a fifth more: two seconds of that at once, and 1/32 of the time from then on.
 */
const DUTY = { burstMs: 2000, share: 1 / 32 };

/** Bytes of V8's heap in use. */
export function heapUsed(): number {
  return v8.getHeapStatistics().used_heap_size;
}

/** Bytes of V8's heap that were ever in use. */
function allocated(): number {
  gatherCollections();
  return heapUsed() + heapFreed();
}

export class Watching {
  readonly #hooks: Rest;
  readonly #rests: readonly AnyRests[];
  readonly #duty: DutyCycle;
  /** Whether what began in this period is not held as it began in it. */
  #isLetGo = false;
  /** Whether a period is being ended just now: a sample may interrupt that. */
  #isTurning = false;

  /** `now` in milliseconds. */
  constructor(hooks: Rest, rests: readonly AnyRests[], now: number) {
    this.#hooks = hooks;
    this.#rests = rests;
    this.#duty = new DutyCycle(DUTY, now, allocated());
  }

  /** Ends the period under way where it is time. To be called often; `now` in milliseconds. */
  turn(now: number): void {
    if (this.#isTurning || this.#rests.some(({ thinning }) => thinning)) return;
    this.#isTurning = true;
    const ms = this.#duty.msAt(now);
    const isDear = !this.#isLetGo && this.#rests.some((rests) => rests.isDear(ms));
    if (this.#duty.isDue(now, isDear)) this.#end(now, isDear);
    this.#isTurning = false;
  }

  #end(now: number, isDear: boolean): void {
    const duty = this.#duty;
    const wasResting = duty.resting;
    if (!wasResting) duty.leaveOut(this.#rests.reduce((sum, { bytes }) => sum + bytes, 0));
    const unseen = duty.turn(now, allocated(), isDear);
    this.#isLetGo = false;
    if (!wasResting && duty.resting) this.#hooks.rest();
    const before = heapUsed();
    for (const rests of this.#rests) {
      if (wasResting) {
        rests.pass(now, unseen);
        if (!duty.resting) rests.resume(now);
      } else {
        if (isDear) rests.watched(duty.watchedBytes);
        if (duty.resting) rests.begin(now);
        else rests.turn(now, isDear);
      }
    }
    this.leaveOut(before);
    if (wasResting && !duty.resting) this.#hooks.resume();
  }

  /** What began in the period under way is held weakly from now on, and so not as it began. */
  letGo(): void {
    this.#isLetGo = true;
  }

  /** Leaves out what the probe itself has allocated since `heapUsed` was `before`. */
  leaveOut(before: number): void {
    // Less after a collection, which is then told of among the others.
    this.#duty.leaveOut(Math.max(0, heapUsed() - before));
  }
}
