import type { RunnableScenario } from '@leakscope/scenarios';
import type {
  Capture,
  CaptureType,
  CreateRun,
  CreateLoad,
  Gc,
  Load,
  Run,
  Sample,
  Triggered,
  Verdict,
} from '@leakscope/protocol';
import type { Subject } from './verify/subject.ts';

/** What a sandbox runs: a scenario, or a user's own file. */
export interface Program extends RunnableScenario {
  /** Whether a file is the user's own code; what stands in `folder` where this is left out. */
  readonly isOwn?: (file: string) => boolean;
  /** The file to show for one that runs; that of the scenarios where this is left out. */
  readonly toSource?: (file: string) => string;
  /** The environment of the process; where it is left out, next to nothing. */
  readonly environment?: Readonly<NodeJS.ProcessEnv>;
}

/** What `Runs` tells its observer, in the order in which it happened. */
export type RunEvent =
  | { readonly name: 'state'; readonly run: Run }
  | { readonly name: 'sample'; readonly run: string; readonly sample: Sample }
  | { readonly name: 'gc'; readonly run: string; readonly gc: Gc }
  | { readonly name: 'load'; readonly run: string; readonly load: Load }
  | { readonly name: 'verdict'; readonly run: string; readonly verdict: Verdict }
  /** `profile` is the gzipped pprof, present once when `capture.state` becomes `ready`. */
  | { readonly name: 'capture'; readonly capture: Capture; readonly profile?: Uint8Array };

export interface RunsOptions {
  /** Sandboxes alive at once; the next is refused. */
  readonly maxSandboxes: number;
  /** Memory cap of a sandbox that names none, in bytes. */
  readonly memoryCap: number;
  /** Called synchronously; must not throw and must not wait. */
  readonly observe: (event: RunEvent) => void;
  /** The scenarios there are; the catalogue's by default. */
  readonly findScenario?: (id: string) => Program | undefined;
}

export type RunErrorCode =
  | 'unknown-scenario'
  /** A control has no leak. */
  | 'unknown-variant'
  | 'unknown-run'
  /** The run has ended, or does what was asked for already. */
  | 'wrong-state'
  | 'too-many-sandboxes'
  /** The sandbox is at its memory cap: operations are refused until it is stopped. */
  | 'at-cap'
  /** More requests wait for the sandbox than it takes at a time. */
  | 'busy'
  /** The sandbox died, or did not start. */
  | 'sandbox-failed';

/** A request that cannot be met. `message` is one sentence for the person who asked, with the remedy. */
export class RunError extends Error {
  override readonly name = 'RunError';
  readonly code: RunErrorCode;

  constructor(code: RunErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export interface CaptureRequest {
  readonly type: CaptureType;
  /** The window of `allocs` (default 5) and `cpu` (default 10). */
  readonly seconds?: number | undefined;
  /** For `heap`: only what was allocated in this span and still lives. Epoch milliseconds. */
  readonly span?: { readonly from: number; readonly to: number } | undefined;
}

/** The runs of this process: start, trigger, sample, capture, end. Holds no history: the observer does. */
export interface RunsApi {
  /** Resolves once the sandbox is sampled and its scenario loaded. @throws RunError */
  create(request: CreateRun): Promise<Run>;
  /** The runs of this process, ended ones included until `forget`. */
  list(): Run[];
  get(id: string): Run | undefined;
  /** The run that was triggered last, running or not. */
  lastTriggered(): Run | undefined;
  /** The latest running run of a scenario's variant, one that is measured left out. */
  find(scenario: string, variant: 'leak' | 'fixed'): Run | undefined;
  /** Runs the operation `times` times, one after the other; fewer where the cap came first. @throws RunError `at-cap` where it came before the first. */
  trigger(id: string, times: number): Promise<Triggered>;
  /** Collects garbage and resolves with the sample after it. @throws RunError */
  gc(id: string): Promise<Sample>;
  /** What a verification drives and reads. @throws RunError */
  subject(id: string): Subject;
  /** Tells the observer what a verification made of a run. */
  tellVerdict(run: string, verdict: Verdict): void;
  /** Begins a capture; its progress and its profile reach the observer. @throws RunError */
  capture(id: string, request: CaptureRequest): Capture;
  /** Resolves with a capture once it is ready, its profile beside it; the observer is not told. @throws RunError */
  captureNow(
    id: string,
    request: CaptureRequest,
  ): Promise<{ capture: Capture; profile: Uint8Array }>;
  /** Cancels a capture being taken; its state becomes `failed`. */
  cancelCapture(captureId: string): void;
  /** Begins a load of the sandbox; progress and report reach the observer. @throws RunError */
  startLoad(id: string, request: CreateLoad): Load;
  /** Ends the load that goes on; its report still follows. @throws RunError */
  cancelLoad(id: string): Load;
  /** The command line of the watched process. */
  commandLine(id: string): string[];
  /** Ends a run. Resolves once its processes are gone. */
  stop(id: string): Promise<Run>;
  /** Ends every run. Resolves once no child is left. */
  close(): Promise<void>;
}
