/** All that is told of asynchronous work: hands it on to those who hold it, and rests in floods. */
import type { Collections } from './collections.ts';
import { watchAsync } from './hooks.ts';
import { messageReceived } from './messages-under-way.ts';
import { heapUsed } from './moment.ts';
import { ageOrigins, originOfPromise, promiseRan, promiseRuns, restOrigins } from './origins.ts';
import { startsOwnTimer } from './own-timers.ts';
import {
  ageResources,
  forgetResources,
  letGoOfResources,
  nothingUnderConstruction,
  resourceInit,
  resourceRests,
  sweepResources,
} from './resources.ts';
import {
  ageWaits,
  forgetWaits,
  letGoOfWaits,
  sweepWaits,
  waitBegan,
  waitEnded,
  waitRests,
} from './waits.ts';
import { Watching } from './watching.ts';

/**
 * Node counts asynchronous ids in doubles, by which a Map finds things several times more slowly than
 * by small integers. So they come round again after 2³² resources.
 */
function init(id: number, type: string, trigger: number, resource: object): void {
  if (startsOwnTimer()) return;
  resourceInit(id | 0, type, trigger | 0, resource, init);
}

function before(id: number): void {
  messageReceived(id | 0);
}

function promiseInit(promise: object, parent?: object): void {
  const origin = originOfPromise(promise);
  if (parent !== undefined) waitBegan(promise, parent, origin, promiseInit);
}

function promiseBefore(promise: object): void {
  nothingUnderConstruction();
  waitEnded(promise);
  promiseRuns(promise);
}

export class AsyncWork {
  readonly #hooks: ReturnType<typeof watchAsync>;
  readonly #watchings: readonly Watching[];

  /** `ours`: whether the process is a sandbox of ours. `now` in milliseconds. */
  constructor(ours: boolean, collections: Collections, now: number) {
    const callbacks = { init, before, promiseInit, promiseBefore, promiseAfter: promiseRan };
    this.#hooks = watchAsync(callbacks, ours);
    const { promises, resources, areApart } = this.#hooks;
    const restPromises = () => {
      promises.rest();
      restOrigins();
    };
    this.#watchings = areApart
      ? [
          new Watching({ ...promises, rest: restPromises }, [waitRests], collections, now),
          new Watching(resources, [resourceRests], collections, now),
        ]
      : [
          new Watching(
            {
              rest() {
                restPromises();
                resources.rest();
              },
              resume() {
                promises.resume();
                resources.resume();
              },
            },
            [waitRests, resourceRests],
            collections,
            now,
          ),
        ];
  }

  watchBefore(): void {
    this.#hooks.watchBefore();
  }

  /** To be called often; `now` and `allocated` as of `Watching`. */
  turn(now: number, allocated?: number): void {
    for (const watching of this.#watchings) watching.turn(now, allocated);
  }

  /** Whether what is dear is being watched: not for longer than has to be. */
  get isDear(): boolean {
    return this.#watchings.some(({ isDear }) => isDear);
  }

  /** Leaves out what the probe itself has allocated since `heapUsed` was `before`. */
  leaveOut(before: number): void {
    // Less after a collection, which is then told of among the others.
    const bytes = Math.max(0, heapUsed() - before);
    for (const watching of this.#watchings) watching.leaveOut(bytes);
  }

  /** Holds everything weakly, so that a collection finds all garbage. */
  letGo(now: number): void {
    for (const watching of this.#watchings) watching.letGo();
    letGoOfWaits(now);
    letGoOfResources();
  }

  /** Ends a sampling period. */
  age(now: number): void {
    // First what lives asks who created it; then calls that nobody asked about are let go.
    ageWaits(now);
    ageResources(now);
    ageOrigins(now);
  }

  /** Forgets what has ended unseen. Worth its cost after a full collection. */
  sweep(now: number): void {
    sweepWaits(now);
    sweepResources(now);
  }

  end(): void {
    this.#hooks.end();
    forgetWaits();
    forgetResources();
  }
}
