import { type Inspected, readFdLimit } from '@leakscope/inspector';
import type { Capture, CreateLoad, Gc, Load, Run, Sample, Triggered } from '@leakscope/protocol';
import { Captures } from './captures.ts';
import type { Children } from './children.ts';
import { type Ending, judgeExit } from './ending.ts';
import { Loads } from './load/loads.ts';
import { MemoryGuard } from './memory-guard.ts';
import { newRun } from './new-run.ts';
import { Operations } from './operations.ts';
import { Sampler } from './sampler.ts';
import { NotLoadable, Sandbox, type SandboxOptions } from './sandbox.ts';
import { type CaptureRequest, RunError, type RunEvent } from './types.ts';
import type { Subject } from './verify/subject.ts';

/** A reading that somebody waits for may take as long as a collection of a large heap. */
const PATIENT_MS = 5000;

/** All that watches and drives a process. */
interface Watched {
  readonly inspected: Inspected;
  readonly sampler: Sampler;
  readonly captures: Captures;
  readonly loads: Loads;
  readonly memory: MemoryGuard;
  readonly operations: Operations;
}

/** One scenario's process from start to end. */
export class SandboxRun {
  readonly #observe: (event: RunEvent) => void;
  readonly #children: Children;
  readonly #sandbox: Sandbox;
  readonly #memoryCap: number;
  readonly #isOwn: (file: string) => boolean;
  readonly #over = new AbortController();
  #run: Run;
  /** `null` until the process listens. */
  #watched: Watched | null = null;
  #ending: Ending | null = null;

  private constructor(
    children: Children,
    sandbox: Sandbox,
    { scenario, variant, memoryCap }: SandboxOptions,
    observe: (event: RunEvent) => void,
  ) {
    this.#children = children;
    this.#sandbox = sandbox;
    this.#memoryCap = memoryCap;
    this.#isOwn = scenario.isOwn ?? ((file) => file.startsWith(scenario.folder));
    this.#observe = observe;
    this.#run = newRun({ scenario, variant, memoryCap }, sandbox.child.pid ?? null);
    // Its errors are whole only once its output has closed.
    sandbox.child.once('close', (code, signal) => this.#exited(code, signal));
    this.#change({});
  }

  /** Resolves with a run whose scenario is loaded and whose process is watched. @throws RunError */
  static async start(
    children: Children,
    options: SandboxOptions,
    observe: (event: RunEvent) => void,
    begun: (run: SandboxRun) => void,
  ): Promise<SandboxRun> {
    const sandbox = await Sandbox.start(children, options);
    const run = new SandboxRun(children, sandbox, options, observe);
    begun(run);
    try {
      await run.#attach();
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const reason = error instanceof NotLoadable ? said : `The sandbox did not start: ${said}`;
      await run.#end({ state: 'crashed', reason });
      throw new RunError('sandbox-failed', reason);
    }
    return run;
  }

  get run(): Run {
    return { ...this.#run };
  }

  get id(): string {
    return this.#run.id;
  }

  get alive(): boolean {
    return this.#run.endedAt === null;
  }

  get commandLine(): string[] {
    return this.#watched?.inspected.info.argv ?? [];
  }

  async #attach(): Promise<void> {
    const inspected = await this.#sandbox.attach();
    const captures = new Captures({
      run: this.id,
      inspected,
      observe: this.#observe,
      isOwn: this.#isOwn,
    });
    const loads = new Loads({
      children: this.#children,
      target: this.#sandbox.target,
      observe: (load) => this.#loadChanged(load),
      gc: () => this.gc(),
    });
    const memory = new MemoryGuard({
      pid: this.#run.pid,
      memoryCap: this.#memoryCap,
      captures,
      over: this.#over.signal,
      isBusy: () => operations.busy || loads.busy,
      onCap: () => this.#reachedCap(loads),
      onTooMuch: (reason) => void this.#end({ state: 'out-of-memory', reason }),
    });
    const operations = new Operations({
      sandbox: this.#sandbox,
      memoryCap: this.#memoryCap,
      memory,
      over: this.#over.signal,
      isAtCap: () => this.#run.atCap,
      onCap: () => this.#change({ atCap: true }),
      onCompleted: (completed) => this.#completed(completed),
      onTriggered: () => sampler.hurry(),
    });
    const sampler = new Sampler({
      inspected,
      signal: this.#over.signal,
      observe: (sample, collections) => this.#sampled(sample, collections),
    });
    this.#watched = { inspected, sampler, captures, loads, memory, operations };
    this.#change({ state: 'running', node: inspected.info.node });
    sampler.start();
  }

  /** @throws RunError */
  async trigger(times: number): Promise<Triggered> {
    return await this.#running().operations.trigger(times);
  }

  /** What a verification drives and reads. @throws RunError */
  subject(): Subject {
    const { inspected, captures, operations } = this.#running();
    return {
      node: inspected.info.node,
      memoryCap: this.#memoryCap,
      fdLimit: async () => await readFdLimit(this.#run.pid ?? 0),
      iterations: this.#sandbox.iterations,
      isOwn: this.#isOwn,
      // A sandbox runs what was written, line for line.
      original: async (frame) => await Promise.resolve(frame),
      operate: async (order) => await operations.operate(order),
      read: async () => await this.#read(),
      collect: async () => await this.gc(),
      unload: async () => await operations.unload(),
      codeBytes: async () => await inspected.codeBytes(),
      heap: async () => await captures.profile('heap'),
      async: async () => await captures.profile('async'),
      keep: async (type, profile, takenAt) => await captures.keep(type, profile, takenAt),
    };
  }

  /** Collects garbage and samples. @throws RunError */
  async gc(): Promise<Sample> {
    await this.#running().inspected.collectAll();
    return await this.#read();
  }

  async #read(): Promise<Sample> {
    const sample = await this.#running().sampler.read(PATIENT_MS, true);
    if (sample === null) throw new RunError('wrong-state', 'The run ended meanwhile.');
    return sample;
  }

  /** @throws RunError */
  startLoad(request: CreateLoad): Load {
    const { loads, memory, operations } = this.#running();
    operations.assertBelowCap();
    const load = loads.start(request);
    memory.start();
    return load;
  }

  /** @throws RunError */
  cancelLoad(): Load {
    return this.#running().loads.cancel();
  }

  /** @throws RunError */
  capture(request: CaptureRequest): Capture {
    return this.#running().captures.begin(request, 'request');
  }

  /** @throws RunError */
  async captureNow(request: CaptureRequest): Promise<{ capture: Capture; profile: Uint8Array }> {
    const { captures } = this.#running();
    // A program that asks every few seconds must not fill the history.
    const { id } = captures.begin(request, 'request', () => {});
    return await captures.finished(id);
  }

  cancelCapture(id: string): boolean {
    return this.#watched?.captures.cancel(id) ?? false;
  }

  /** Ends the run on request. Resolves once its processes are gone. */
  async stop(): Promise<Run> {
    await this.#end({ state: 'stopped', reason: null });
    return this.run;
  }

  #running(): Watched {
    if (!this.alive || this.#ending !== null) {
      throw new RunError('wrong-state', 'The run has ended: start another one.');
    }
    if (this.#watched === null) {
      throw new RunError('wrong-state', 'The run is still starting: try again in a moment.');
    }
    return this.#watched;
  }

  #change(change: Partial<Run>): void {
    Object.assign(this.#run, change);
    this.#observe({ name: 'state', run: this.run });
  }

  /** The process and its answers tell of them at different times. */
  #completed(operations: number): void {
    this.#run.operations = Math.max(this.#run.operations, operations);
  }

  #sampled(sample: Sample, collections: Gc[]): void {
    this.#completed(sample.operations);
    for (const gc of collections) this.#observe({ name: 'gc', run: this.id, gc });
    this.#observe({ name: 'sample', run: this.id, sample });
    this.#watched?.loads.note(sample, collections);
    this.#watched?.memory.judge(sample.rss);
  }

  /** The run itself tells of a load when its phase changes, the event every second. */
  #loadChanged(load: Load): void {
    if (!this.alive) return;
    this.#observe({ name: 'load', run: this.id, load });
    if (load.phase !== this.#run.load?.phase) this.#change({ load });
  }

  /** The sandbox refuses from here on: there is no sense in loading it any more. */
  #reachedCap(loads: Loads): void {
    if (!loads.busy) return;
    if (!this.#run.atCap) this.#change({ atCap: true });
    loads.stopAtCap();
  }

  #exited(code: number | null, signal: NodeJS.Signals | null): void {
    const ending = this.#ending ?? judgeExit(code, signal, this.#sandbox.lastErrors);
    void this.#end(ending);
  }

  async #end(ending: Ending): Promise<void> {
    this.#ending ??= ending;
    this.#over.abort();
    this.#watched?.captures.close();
    this.#watched?.loads.close();
    await this.#sandbox.stop();
    if (this.alive) this.#change({ ...this.#ending, endedAt: Date.now() });
  }
}
