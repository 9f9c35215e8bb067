import type { Profile } from '@leakscope/profile';
import { allocsProfile } from './captures/allocs.ts';
import { asyncProfile } from './captures/async.ts';
import { cpuProfile } from './captures/cpu.ts';
import { CPU_INTERVAL_MICROS, type CpuProfile } from './captures/cpu/v8.ts';
import { AllocationClock, type Span } from './captures/allocation-clock.ts';
import { heapProfile, heapSpanProfile } from './captures/heap.ts';
import {
  HEAP_INTERVAL,
  type SampledStack,
  sampledStacks,
  type SamplingProfile,
} from './captures/sampling.ts';
import type { FileMap, Naming } from './frames.ts';
import { readPlatform } from './platform.ts';
import type { StackBytes } from './probe/buffers.ts';
import type {
  ProbeInfo,
  ProbeMemory,
  ProbePending,
  ProbeSample,
  ProbeStacks,
} from './probe/messages.ts';
import { ProbeClient } from './probe-client.ts';
import { type Collection, type Reading, ReadingMaker, toCollections } from './reading.ts';
import type { Session } from './session.ts';

export interface AttachOptions {
  readonly pid: number;
  /**
   * Whether the process is ours: then the global constructors of off-heap memory are wrapped too,
   * which changes their identity, and all that hooks cost is put down to the probe.
   */
  readonly sandbox: boolean;
  readonly mapFile?: FileMap;
}

/** A window in which something is recorded. */
export interface Window {
  readonly seconds: number;
  /** Ends the window early and throws its reason. */
  readonly signal: AbortSignal;
  /** Share of the window that has passed, 0 to 1. */
  readonly progress: (share: number) => void;
}

const BETWEEN_COLLECTIONS_MS = 50;
const PROGRESS_MS = 250;

async function pass({ seconds, signal, progress }: Window): Promise<void> {
  const begun = performance.now();
  const length = seconds * 1000;
  for (let left = length; left > 0; left = begun + length - performance.now()) {
    signal.throwIfAborted();
    progress(1 - left / length);
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(left, PROGRESS_MS));
      signal.addEventListener('abort', done);
    });
  }
  signal.throwIfAborted();
}

/** What `asked` resolves with, or `null` where that takes longer. */
async function within<T>(asked: Promise<T>, timeoutMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeoutMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A Node process under observation: its readings and its profiles. One owner per process. */
export class Inspected {
  readonly info: ProbeInfo;
  readonly #session: Session;
  readonly #probe: ProbeClient;
  readonly #options: Required<AttachOptions>;
  readonly #readings = new ReadingMaker();
  #older: SampledStack[] = [];
  readonly #clock = new AllocationClock();
  #asked: Promise<ProbeSample> | null = null;
  /** Told by the probe and not yet handed on. */
  #collections: Collection[] = [];

  private constructor(
    session: Session,
    probe: ProbeClient,
    info: ProbeInfo,
    options: AttachOptions,
  ) {
    this.#session = session;
    this.#probe = probe;
    this.info = info;
    this.#options = { mapFile: (file) => file, ...options };
  }

  /** Installs the probe and starts V8's heap sampler. @throws InspectorError */
  static async attach(session: Session, options: AttachOptions): Promise<Inspected> {
    const probe = await ProbeClient.install(session, options.sandbox);
    const info = (await probe.call('info')) as ProbeInfo;
    const inspected = new Inspected(session, probe, info, options);
    await inspected.#startSampling({});
    return inspected;
  }

  /** Stops sampling and takes the probe out again. The process goes on as if nothing had been. */
  async detach(): Promise<void> {
    await this.#session.post('HeapProfiler.stopSampling');
    await this.#probe.call('uninstall');
    await this.#session.post('Runtime.releaseObjectGroup', { objectGroup: 'leakscope' });
    this.#session.close();
  }

  get #naming(): Naming {
    return {
      map: this.#options.mapFile,
      probeScriptId: this.#probe.scriptId,
      ownHooks: this.#options.sandbox,
    };
  }

  get #mappingFile(): string {
    return this.info.argv[1] ?? this.info.argv[0] ?? '';
  }

  async #startSampling(flags: object): Promise<void> {
    await this.#session.post('HeapProfiler.startSampling', {
      samplingInterval: HEAP_INTERVAL,
      ...flags,
    });
  }

  async #samplingProfile(method: 'getSamplingProfile' | 'stopSampling'): Promise<SamplingProfile> {
    const answer = await this.#session.post(`HeapProfiler.${method}`);
    return (answer as { profile: SamplingProfile }).profile;
  }

  /** One question at a time: an answer that is late serves whoever asks next. */
  async #sample(): Promise<ProbeSample> {
    const ask = async () => {
      const sample = (await this.#probe.call('sample')) as ProbeSample;
      this.#collections.push(...toCollections(sample));
      this.#clock.note(sample.t, sample.heapUsed + sample.heapFreed - sample.heapAtStart);
      return sample;
    };
    this.#asked ??= ask().finally(() => {
      this.#asked = null;
    });
    return await this.#asked;
  }

  async #sampleAnew(): Promise<ProbeSample> {
    await this.#asked?.catch(() => undefined);
    return await this.#sample();
  }

  /**
   * Reads the process now; after `timeoutMs` without an answer, what the platform alone tells.
   *
   * @param isFresh whether the answer to a question of before, still under way, will not do
   * @throws InspectorError `closed` where the process is gone
   */
  async read(
    timeoutMs: number,
    isFresh = false,
  ): Promise<{ reading: Reading; collections: Collection[] }> {
    const [sample, platform] = await Promise.all([
      within(isFresh ? this.#sampleAnew() : this.#sample(), timeoutMs),
      readPlatform(this.#options.pid),
    ]);
    const collections = this.#collections;
    this.#collections = [];
    return { reading: this.#readings.make(sample, platform), collections };
  }

  /** A full collection. */
  async collectGarbage(): Promise<void> {
    await this.#probe.call('letGo');
    await this.#session.post('HeapProfiler.collectGarbage');
  }

  /** What a finalizer, or the end of a turn, lets go is found by a second full collection only. */
  async collectAll(): Promise<void> {
    await this.collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_COLLECTIONS_MS));
    await this.collectGarbage();
  }

  /** Bytes of the heap that are compiled code and what belongs to it; V8 walks the heap for it. */
  async codeBytes(): Promise<number> {
    return (await this.#probe.call('code')) as number;
  }

  /**
   * Live memory by stack: all of it, or what was allocated in a span of time, which is widened to the
   * readings around it. Collects garbage.
   */
  async heap(span: Span | null = null): Promise<Profile> {
    await this.#probe.call('letGo');
    if (span !== null) return await this.#heapOf(span);
    const live = await this.#samplingProfile('getSamplingProfile');
    const memory = (await this.#probe.call('memory')) as ProbeMemory;
    return heapProfile({ live, older: this.#older, memory }, this.#naming, this.#mappingFile);
  }

  async #heapOf(wanted: Span): Promise<Profile> {
    // A living object of this very moment tells how far V8's ordinals have come.
    await this.#probe.call('holdMark');
    const [, live] = await Promise.all([
      this.#sample(),
      this.#samplingProfile('getSamplingProfile'),
    ]);
    await this.#probe.call('dropMark');
    const span = this.#clock.around(wanted);
    const memory = (await this.#probe.call('memory', [span.from, span.to])) as ProbeMemory;
    return heapSpanProfile({ live, memory }, span, this.#clock, this.#naming, this.#mappingFile);
  }

  /** Everything created and not finished, by stack; collects garbage. */
  async async(): Promise<Profile> {
    await this.collectGarbage();
    const pending = (await this.#probe.call('pending')) as ProbePending;
    return asyncProfile(pending, this.#options.mapFile, this.#mappingFile);
  }

  /**
   * Everything allocated in a window. V8 has one sampler, so the live profile loses what it knew of
   * before; `heap` keeps a copy of that and labels it as older.
   */
  async allocs(window: Window): Promise<Profile> {
    const before = await this.#samplingProfile('stopSampling');
    this.#older.push(...sampledStacks(before, this.#naming));
    const begun = performance.now();
    try {
      await this.#startSampling({
        includeObjectsCollectedByMajorGC: true,
        includeObjectsCollectedByMinorGC: true,
      });
      await this.#probe.call('openWindow');
      await pass(window);
      const durationMs = performance.now() - begun;
      const allocated = await this.#samplingProfile('getSamplingProfile');
      const buffers = (await this.#probe.call('closeWindow')) as ProbeStacks<StackBytes>;
      return allocsProfile(allocated, buffers, durationMs, this.#naming, this.#mappingFile);
    } finally {
      await this.#session.post('HeapProfiler.stopSampling');
      await this.#startSampling({});
      this.#clock.restart();
    }
  }

  /** Where the CPU went in a window. */
  async cpu(window: Window): Promise<Profile> {
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.setSamplingInterval', { interval: CPU_INTERVAL_MICROS });
    await this.#session.post('Profiler.start');
    try {
      await pass(window);
    } catch (error) {
      await this.#session.post('Profiler.stop');
      throw error;
    }
    const { profile } = (await this.#session.post('Profiler.stop')) as { profile: CpuProfile };
    return cpuProfile(profile, this.#naming, this.#mappingFile);
  }
}
