/**
 * The part of Leakscope that runs inside the watched process. It is bundled into one script and
 * evaluated through the inspector; the value of the script is a function that installs it.
 */
import { AsyncWork } from './async-work.ts';
import {
  ageBuffers,
  closeWindow,
  liveBuffers,
  offHeapAllocated,
  openWindow,
  sweepBuffers,
  watchBuffers,
} from './buffers.ts';
import { Collections } from './collections.ts';
import { watchContexts } from './contexts.ts';
import { checkFiles, watchFiles } from './files.ts';
import { LoopTurns } from './loop-turns.ts';
import { sweepMessages, watchMessages } from './messages-under-way.ts';
import { heapUsed, type Moment, momentAt } from './moment.ts';
import { watchOrigins } from './origins.ts';
import { liveResources, nothingUnderConstruction } from './resources.ts';
import { framesOf } from './stacks.ts';
import { countWaits, liveWaits } from './waits.ts';
import type { ProbeInfo, ProbeMemory, ProbePending, ProbeSample, ProbeStacks } from './messages.ts';

const { syncBuiltinESMExports } = process.getBuiltinModule('module');
const { performance } = process.getBuiltinModule('perf_hooks');
const v8 = process.getBuiltinModule('v8');

/** Where a sandbox counts the operations it has completed. */
const OPERATIONS = Symbol.for('leakscope.operations');

function activeResources(): Record<string, number> {
  const counts: Record<string, number> = {};
  const types = process.getActiveResourcesInfo();
  // There may be very many, and most often many of a type in a row: timers, whole.
  const firstTimer = types.indexOf('Timeout');
  const timers = firstTimer < 0 ? 0 : types.lastIndexOf('Timeout') - firstTimer + 1;
  let last = '';
  let count = 0;
  for (let i = 0; i < types.length; i++) {
    if (i === firstTimer) {
      counts['Timeout'] = timers;
      i += timers - 1;
      continue;
    }
    const type = types[i] ?? '';
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

/** 4 MiB: eight times the mean distance between two samples of V8. */
const MARK_ELEMENTS = 512 * 1024;

function install(constructors: boolean) {
  const unwatch = [watchBuffers(constructors), watchFiles(), watchContexts(), watchOrigins()];
  if (constructors) unwatch.push(watchMessages(() => work.watchBefore()));
  // What modules import by name follows only when told.
  syncBuiltinESMExports();
  const installedAt = performance.now();
  const collections = new Collections(installedAt);
  const turns = new LoopTurns((now) => {
    nothingUnderConstruction();
    collections.tick(now);
    work.turn(now);
    return work.isDear || collections.areOften;
  });
  const work = new AsyncWork(constructors, collections, installedAt);
  const begun = process.memoryUsage();

  function readAt({ at: now, cpu }: Moment, memory: NodeJS.MemoryUsage): string {
    work.age(now);
    ageBuffers(now);
    if (collections.hadFull) {
      collections.hadFull = false;
      sweepBuffers();
      sweepMessages();
      work.sweep(now);
    }
    const sample: ProbeSample = {
      t: Date.now(),
      rss: memory.rss,
      heapTotal: memory.heapTotal,
      heapUsed: memory.heapUsed,
      external: memory.external,
      arrayBuffers: memory.arrayBuffers,
      liveHeap: collections.liveHeap,
      heapFreed: collections.freed,
      heapFreedUnseen: collections.freedUnseen,
      heapAtStart: begun.heapUsed,
      externalAtStart: begun.external,
      offHeapAllocated: offHeapAllocated(),
      nativeContexts: v8.getHeapStatistics().number_of_native_contexts,
      handles: activeResources(),
      pending: countWaits(now),
      loopDelayP99Ms: turns.worstDelay(now),
      sinceLoopTurnMs: turns.since(now),
      cpuMicros: cpu,
      operations: (globalThis as Record<symbol, unknown>)[OPERATIONS] ?? 0,
      collections: collections.read(),
    };
    return JSON.stringify(sample);
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
    letGo(): void {
      const now = performance.now();
      work.letGo(now);
      collections.lookOn(now);
    },

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
      work.letGo(now);
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
      const moment = momentAt(now, memory.heapUsed);
      if (collections.turn(moment)) work.turn(now, moment.used + collections.freed);
      const before = heapUsed();
      const sample = readAt(moment, memory);
      work.leaveOut(before);
      return sample;
    },

    uninstall(): void {
      collections.end();
      turns.end();
      work.end();
      for (const restore of unwatch) restore();
      syncBuiltinESMExports();
    },
  };
}

export default install;
