import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Inspected } from '@leakscope/inspector';
import { defaultTypeIndex, encodePprof, type Profile, topFrame, totals } from '@leakscope/profile';
import type { Capture, CaptureType } from '@leakscope/protocol';
import { type CaptureRequest, RunError, type RunEvent } from './types.ts';

const compress = promisify(gzip);

/** Seconds of a capture that names none. */
const DEFAULT_SECONDS = { allocs: 5, cpu: 10 } as const;
/** Captures of one run at the same time; each holds its profile in memory until it is stored. */
const MAX_TAKING = 4;

export interface CapturesOptions {
  readonly run: string;
  readonly inspected: Inspected;
  readonly observe: (event: RunEvent) => void;
  /** Whether a file is the user's own code: a culprit is looked for there. */
  readonly isOwn: (file: string) => boolean;
}

/** A capture of a running process: of a type that we take. */
type Begun = Capture & { readonly type: CaptureType };

function newCapture(
  run: string,
  { type, seconds, span }: CaptureRequest,
  trigger: Capture['trigger'],
): Begun {
  const windowed = type === 'allocs' || type === 'cpu';
  return {
    id: randomBytes(6).toString('hex'),
    run,
    type,
    state: 'taking',
    progress: 0,
    error: null,
    createdAt: Date.now(),
    trigger,
    seconds: windowed ? (seconds ?? DEFAULT_SECONDS[type]) : null,
    span: type === 'heap' ? (span ?? null) : null,
    sampleTypes: [],
    defaultSampleType: null,
    totals: [],
    culprit: null,
    size: 0,
  };
}

interface Taking {
  readonly type: Capture['type'];
  readonly cancel: AbortController;
  readonly done: Promise<{ capture: Capture; profile: Uint8Array }>;
}

/** The captures of one run. */
export class Captures {
  readonly #options: CapturesOptions;
  readonly #taking = new Map<string, Taking>();
  /** V8 has one heap sampler: whoever reads or restarts it waits for its turn. */
  #sampler: Promise<unknown> = Promise.resolve();

  constructor(options: CapturesOptions) {
    this.#options = options;
  }

  /** Begins a capture. @param observe who is told of it @throws RunError */
  begin(
    request: CaptureRequest,
    trigger: Capture['trigger'],
    observe: (event: RunEvent) => void = this.#options.observe,
  ): Capture {
    const { type } = request;
    if (this.#taking.size >= MAX_TAKING) {
      throw new RunError('busy', `${MAX_TAKING} captures of this run are being taken already.`);
    }
    // A second one would stop the first: V8 has one profiler.
    if (type === 'cpu' && [...this.#taking.values()].some((other) => other.type === 'cpu')) {
      throw new RunError('wrong-state', 'A CPU profile of this run is being taken already.');
    }
    const capture = newCapture(this.#options.run, request, trigger);
    observe({ name: 'capture', capture });
    const cancel = new AbortController();
    const done = this.#take(capture, cancel.signal, observe);
    // Failure is told to the observer; whoever waits for the capture sees it as well.
    done.catch(() => undefined);
    this.#taking.set(capture.id, { type, cancel, done });
    return capture;
  }

  /** Resolves with a capture that was begun, once it is ready. */
  async finished(id: string): Promise<{ capture: Capture; profile: Uint8Array }> {
    const taking = this.#taking.get(id);
    if (taking === undefined) throw new RunError('wrong-state', 'The capture has ended already.');
    return await taking.done;
  }

  /** What is alive now, told to nobody. @throws RunError */
  async profile(type: 'heap' | 'async'): Promise<Profile> {
    const { inspected } = this.#options;
    if (type === 'async') return await inspected.async();
    return await this.#inTurn(() => inspected.heap(), new AbortController().signal);
  }

  /** Tells of a profile that was taken at some time for a verification. Epoch milliseconds. */
  async keep(type: 'heap' | 'async', profile: Profile, takenAt: number): Promise<void> {
    const begun = newCapture(this.#options.run, { type }, 'verification');
    const bytes = await compress(encodePprof(profile));
    const described = this.#describe(begun, profile, bytes.byteLength);
    const capture = { ...described, createdAt: takenAt };
    this.#options.observe({ name: 'capture', capture, profile: bytes });
  }

  /** Returns whether there was one to cancel. */
  cancel(id: string): boolean {
    const taking = this.#taking.get(id);
    taking?.cancel.abort(new RunError('wrong-state', 'The capture was cancelled.'));
    return taking !== undefined;
  }

  /** Ends all captures being taken, because the run has ended. */
  close(): void {
    for (const { cancel } of this.#taking.values()) {
      cancel.abort(new RunError('wrong-state', 'The run ended before the capture was ready.'));
    }
  }

  async #take(
    begun: Begun,
    signal: AbortSignal,
    observe: (event: RunEvent) => void,
  ): Promise<{ capture: Capture; profile: Uint8Array }> {
    // The caller registers the capture first.
    await Promise.resolve();
    try {
      const profile = await this.#profile(begun, signal, observe);
      const bytes = await compress(encodePprof(profile));
      signal.throwIfAborted();
      const capture = this.#describe(begun, profile, bytes.byteLength);
      observe({ name: 'capture', capture, profile: bytes });
      return { capture, profile: bytes };
    } catch (caught) {
      const error = (signal.aborted ? signal.reason : caught) as Error;
      const capture: Capture = { ...begun, state: 'failed', error: error.message };
      observe({ name: 'capture', capture });
      throw error;
    } finally {
      this.#taking.delete(begun.id);
    }
  }

  async #profile(
    begun: Begun,
    signal: AbortSignal,
    observe: (event: RunEvent) => void,
  ): Promise<Profile> {
    const { inspected } = this.#options;
    const window = {
      seconds: begun.seconds ?? 0,
      signal,
      progress: (progress: number) => observe({ name: 'capture', capture: { ...begun, progress } }),
    };
    switch (begun.type) {
      case 'heap':
        return await this.#inTurn(() => inspected.heap(begun.span), signal);
      case 'allocs':
        return await this.#inTurn(() => inspected.allocs(window), signal);
      case 'async':
        return await inspected.async();
      case 'cpu':
        return await inspected.cpu(window);
    }
  }

  async #inTurn<T>(act: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const turn = this.#sampler.then(() => {
      signal.throwIfAborted();
      return act();
    });
    this.#sampler = turn.catch(() => undefined);
    return await turn;
  }

  #describe(begun: Capture, profile: Profile, size: number): Capture {
    const index = defaultTypeIndex(profile);
    const top = topFrame(profile, index, this.#options.isOwn);
    return {
      ...begun,
      state: 'ready',
      progress: 1,
      sampleTypes: profile.sampleTypes.map(({ type, unit }) => ({ type, unit })),
      defaultSampleType: profile.sampleTypes[index]?.type ?? null,
      totals: [...totals(profile)],
      culprit:
        top === undefined
          ? null
          : { function: top.function, file: top.file, line: top.line, share: top.share },
      size,
    };
  }
}
