/**
 * The part of Leakscope that runs inside the watched process. It is bundled into one script and
 * evaluated through the inspector; the value of the script is a function that installs it.
 */
import {
  ageBuffers,
  closeWindow,
  liveBuffers,
  offHeapAllocated,
  openWindow,
  sweepBuffers,
  watchBuffers,
} from './buffers.ts';
import {
  heapAfterFullCollection,
  heapFreed,
  readCollections,
  unwatchCollections,
  watchCollections,
} from './collections.ts';
import { watchContexts } from './contexts.ts';
import { DutyCycle } from './duty-cycle.ts';
import { checkFiles, watchFiles } from './files.ts';
import { watchAsync } from './hooks.ts';
import { messageReceived, sweepMessages, watchMessages } from './messages-under-way.ts';
import {
  ageOrigins,
  originOfPromise,
  promiseRan,
  promiseRuns,
  restOrigins,
  watchOrigins,
} from './origins.ts';
import {
  ageResources,
  forgetResources,
  letGoOfResources,
  liveResources,
  nothingUnderConstruction,
  resourceInit,
  resourcesAreDear,
  resourcesPassed,
  resourcesWereDear,
  restResources,
  resumeResources,
  sweepResources,
} from './resources.ts';
import { framesOf } from './stacks.ts';
import {
  ageWaits,
  countWaits,
  forgetWaits,
  letGoOfWaits,
  liveWaits,
  restWaits,
  resumeWaits,
  sweepWaits,
  waitBegan,
  waitEnded,
  waitsAreDear,
  waitsPassed,
  waitsWereDear,
} from './waits.ts';
import type { ProbeInfo, ProbeMemory, ProbePending, ProbeSample, ProbeStacks } from './messages.ts';

const { syncBuiltinESMExports } = process.getBuiltinModule('module');
const { monitorEventLoopDelay, performance } = process.getBuiltinModule('perf_hooks');
const v8 = process.getBuiltinModule('v8');

/** Where a sandbox counts the operations it has completed. */
const OPERATIONS = Symbol.for('leakscope.operations');
/** Resolution of the time since the event loop last turned, in milliseconds. */
const TURN_MS = 50;

/**
 * Node counts asynchronous ids in doubles, by which a Map finds things several times more slowly than
 * by small integers. So they come round again after 2³² resources.
 */
function init(id: number, type: string, trigger: number, resource: object): void {
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

/**
 * While the process is busy with very many promises, timers or connections, to be told of them costs
 * it up to a fifth more: two seconds of that at once, and a sixteenth of the time from then on.
 */
const DUTY = { burstMs: 2000, share: 1 / 16 };
/** The sampling periods as of which so many things are held in one that stands for others. */
const PERIODS_HELD = 8;

function activeResources(): Record<string, number> {
  const counts: Record<string, number> = {};
  let last = '';
  let count = 0;
  // There may be very many, and most often many of a type in a row.
  for (const type of process.getActiveResourcesInfo()) {
    if (type !== last) {
      if (count > 0) counts[last] = (counts[last] ?? 0) + count;
      last = type;
      count = 0;
    }
    count++;
  }
  if (count > 0) counts[last] = (counts[last] ?? 0) + count;
  return counts;
}

function withFrames<T extends { stack: number }>(entries: T[]): ProbeStacks<T> {
  const frames: ProbeStacks<T>['frames'] = {};
  for (const { stack } of entries) frames[stack] ??= framesOf(stack);
  return { entries, frames };
}

/** 4 MiB: sixteen times the mean distance between two samples of V8. */
const MARK_ELEMENTS = 512 * 1024;

function install(constructors: boolean) {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  const unwatch = [watchBuffers(constructors), watchFiles(), watchContexts(), watchOrigins()];
  if (constructors) unwatch.push(watchMessages(() => asyncWatch.watchBefore()));
  // What modules import by name follows only when told.
  syncBuiltinESMExports();
  watchCollections();
  delay.enable();
  let lastTurn = performance.now();
  const turns = setInterval(() => {
    lastTurn = performance.now();
    nothingUnderConstruction();
  }, TURN_MS);
  turns.unref();
  const asyncWatch = watchAsync(
    { init, before, promiseInit, promiseBefore, promiseAfter: promiseRan },
    constructors,
  );
  unwatch.push(() => asyncWatch.end());
  const begun = process.memoryUsage();
  const duty = new DutyCycle(DUTY, performance.now(), begun.heapUsed);
  /** Whether what began in this sampling period is not held as it began in it. */
  let isLetGo = false;

  /** Everything is held weakly, so that a collection finds all garbage. */
  function letGo(now: number): void {
    isLetGo = true;
    letGoOfWaits(now);
    letGoOfResources();
  }

  /** Ends a sampling period. `now` in milliseconds; `allocated`: on V8's heap, all bytes so far. */
  function age(now: number, allocated: number): void {
    const wasResting = duty.resting;
    const isDear = !isLetGo && (waitsAreDear(now) || resourcesAreDear(now));
    const unseen = duty.turn(now, allocated, isDear);
    isLetGo = false;
    if (wasResting) {
      waitsPassed(now, unseen);
      resourcesPassed(now, unseen);
    } else if (isDear) {
      waitsWereDear(duty.watchedBytes);
      resourcesWereDear(duty.watchedBytes);
    }
    if (!wasResting && duty.resting) {
      asyncWatch.rest();
      restOrigins();
      restWaits(now, PERIODS_HELD);
      restResources(now, PERIODS_HELD);
    }
    // First what lives asks who created it; then calls that nobody asked about are let go.
    ageWaits(now);
    ageResources(now);
    ageOrigins(now);
    ageBuffers(now);
    if (wasResting && !duty.resting) {
      resumeWaits(now);
      resumeResources(now);
      asyncWatch.resume();
    }
  }

  return {
    mark: null as number[] | null,

    info(): string {
      const info: ProbeInfo = { node: process.version, argv: process.argv, at: Date.now() };
      return JSON.stringify(info);
    },

    throwHere(): never {
      throw new Error('leakscope');
    },

    /** Puts an object into the heap that V8's sampler cannot miss, until `dropMark`. */
    holdMark(): void {
      this.mark = Array.from({ length: MARK_ELEMENTS }, () => 0);
    },

    dropMark(): void {
      this.mark = null;
    },

    /** To be called before a collection that is to find all garbage. */
    letGo: () => letGo(performance.now()),

    /** Of the off-heap stores only those created from `from` to `to`, epoch milliseconds. */
    memory(from = 0, to = Number.POSITIVE_INFINITY): string {
      const { heapUsed, external } = process.memoryUsage();
      const memory: ProbeMemory = {
        heapUsed,
        external,
        heapAtStart: begun.heapUsed,
        externalAtStart: begun.external,
        buffers: withFrames(liveBuffers(from, to)),
      };
      return JSON.stringify(memory);
    },

    /** V8 walks the heap for it. */
    code(): string {
      const { code_and_metadata_size: code, bytecode_and_metadata_size: bytecode } =
        v8.getHeapCodeStatistics();
      return JSON.stringify(code + bytecode);
    },

    pending(): string {
      const now = performance.now();
      checkFiles();
      sweepMessages();
      letGo(now);
      const waits = liveWaits(now);
      const { resources, count: resourceCount, unseen, unheld } = liveResources(now);
      const pending: ProbePending = {
        waits: withFrames(waits.stacks),
        count: waits.count,
        recorded: waits.recorded,
        resources: withFrames(resources),
        resourceCount,
        unseen: waits.unseen + unseen,
        unheld,
      };
      return JSON.stringify(pending);
    },

    openWindow,

    closeWindow(): string {
      return JSON.stringify(withFrames(closeWindow()));
    },

    sample(): string {
      const now = performance.now();
      // Before anything below leaves garbage of its own.
      const memory = process.memoryUsage();
      const collections = readCollections();
      age(now, memory.heapUsed + heapFreed());
      if (collections.some(([kind]) => kind === 'major')) {
        sweepBuffers();
        sweepWaits(now);
        sweepMessages();
        sweepResources(now);
      }
      const cpu = process.cpuUsage();
      const sample: ProbeSample = {
        t: Date.now(),
        rss: memory.rss,
        heapTotal: memory.heapTotal,
        heapUsed: memory.heapUsed,
        external: memory.external,
        arrayBuffers: memory.arrayBuffers,
        liveHeap: heapAfterFullCollection(),
        heapFreed: heapFreed(),
        heapAtStart: begun.heapUsed,
        externalAtStart: begun.external,
        offHeapAllocated: offHeapAllocated(),
        nativeContexts: v8.getHeapStatistics().number_of_native_contexts,
        handles: activeResources(),
        pending: countWaits(now),
        loopDelayP99Ms: delay.count > 0 ? delay.percentile(99) / 1e6 : null,
        sinceLoopTurnMs: Math.max(0, now - lastTurn),
        cpuMicros: cpu.user + cpu.system,
        operations: (globalThis as Record<symbol, unknown>)[OPERATIONS] ?? 0,
        collections,
      };
      delay.reset();
      return JSON.stringify(sample);
    },

    uninstall(): void {
      delay.disable();
      clearInterval(turns);
      for (const restore of unwatch) restore();
      syncBuiltinESMExports();
      unwatchCollections();
      forgetWaits();
      forgetResources();
    },
  };
}

export default install;
