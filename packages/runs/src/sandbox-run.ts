import { type Inspected, readFdLimit } from '@leakscope/inspector';
import type { Capture, CreateLoad, Gc, Load, Run, Sample, Triggered } from '@leakscope/protocol';
import { Captures } from './captures.ts';
import type { Children } from './children.ts';
import { type Ending, judgeExit } from './ending.ts';
import { Loads } from './load/loads.ts';
import { MemoryGuard } from './memory-guard.ts';
import { newRun } from './new-run.ts';
import { Sampler } from './sampler.ts';
import { NotLoadable, Sandbox, type SandboxOptions } from './sandbox.ts';
import { Turns } from './turns.ts';
import { type CaptureRequest, RunError, type RunEvent } from './types.ts';
import type { Order, Subject } from './verify/subject.ts';

/** A reading that somebody waits for may take as long as a collection of a large heap. */
const PATIENT_MS = 5000;

/** One scenario's process from start to end. */
export class SandboxRun {
  readonly #observe: (event: RunEvent) => void;
  readonly #children: Children;
  readonly #sandbox: Sandbox;
  readonly #memoryCap: number;
  readonly #isOwn: (file: string) => boolean;
  readonly #turns = new Turns();
  readonly #over = new AbortController();
  #run: Run;
  #inspected: Inspected | null = null;
  #sampler: Sampler | null = null;
  #captures: Captures | null = null;
  #loads: Loads | null = null;
  #memory: MemoryGuard | null = null;
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
    return this.#inspected?.info.argv ?? [];
  }

  async #attach(): Promise<void> {
    const inspected = await this.#sandbox.attach();
    this.#inspected = inspected;
    this.#captures = new Captures({
      run: this.id,
      inspected,
      observe: this.#observe,
      isOwn: this.#isOwn,
    });
    this.#loads = new Loads({
      children: this.#children,
      target: this.#sandbox.target,
      observe: (load) => this.#loadChanged(load),
      gc: () => this.gc(),
    });
    this.#memory = new MemoryGuard({
      pid: this.#run.pid,
      memoryCap: this.#memoryCap,
      captures: this.#captures,
      over: this.#over.signal,
      isBusy: () => this.#turns.busy || this.#loads?.busy === true,
      onCap: () => this.#reachedCap(),
      onTooMuch: (reason) => void this.#end({ state: 'out-of-memory', reason }),
    });
    this.#sampler = new Sampler({
      inspected,
      signal: this.#over.signal,
      observe: (sample, collections) => this.#sampled(sample, collections),
    });
    this.#change({ state: 'running', node: inspected.info.node });
    this.#sampler.start();
  }

  /** @throws RunError */
  async trigger(times: number): Promise<Triggered> {
    this.#assertRunning();
    if (this.#run.atCap) throw this.#capError();
    return await this.#turns.take(async () => {
      this.#memory?.start();
      let triggered = 0;
      try {
        while (triggered < times && (await this.#operate({ times: 1 })) > 0) triggered++;
      } finally {
        this.#sampler?.hurry();
      }
      if (triggered === 0) throw this.#capError();
      return { triggered };
    });
  }

  /** Carries out an order. @returns the operations completed; 0 at the memory cap */
  async #operate(order: Order): Promise<number> {
    if (this.#run.atCap) return 0;
    this.#assertRunning();
    const reply = await this.#sandbox.operate(order).catch((error: unknown) => {
      // What ended the process is known a moment after its connections break.
      throw this.#sandbox.ended.aborted || this.#ending !== null
        ? new RunError('sandbox-failed', 'The sandbox ended while the operation ran.')
        : new RunError('sandbox-failed', `The operation did not end: ${(error as Error).message}`);
    });
    if (reply.status === 503) {
      this.#change({ atCap: true });
      void this.#memory?.judgeOperation(this.#memoryCap);
      return 0;
    }
    if (reply.status !== 200) {
      throw new RunError('sandbox-failed', `The operation failed: ${reply.error ?? 'no reason'}`);
    }
    this.#run.operations = Math.max(this.#run.operations, reply.operations ?? 0);
    await this.#memory?.judgeOperation(reply.rss);
    return reply.done;
  }

  /** What a verification drives and reads. @throws RunError */
  subject(): Subject {
    const { inspected, captures } = this.#watched();
    return {
      node: inspected.info.node,
      memoryCap: this.#memoryCap,
      fdLimit: async () => await readFdLimit(this.#run.pid ?? 0),
      iterations: this.#sandbox.iterations,
      isOwn: this.#isOwn,
      // A sandbox runs what was written, line for line.
      original: async (frame) => await Promise.resolve(frame),
      operate: async (order) =>
        await this.#turns.take(async () => {
          this.#memory?.start();
          return { done: await this.#operate(order) };
        }),
      read: async () => await this.#read(),
      collect: async () => await this.gc(),
      unload: async () => await this.#turns.take(async () => await this.#sandbox.unload()),
      codeBytes: async () => await inspected.codeBytes(),
      heap: async () => await captures.profile('heap'),
      async: async () => await captures.profile('async'),
      keep: async (type, profile, takenAt) => await captures.keep(type, profile, takenAt),
    };
  }

  /** Collects garbage and samples. @throws RunError */
  async gc(): Promise<Sample> {
    await this.#watched().inspected.collectAll();
    return await this.#read();
  }

  async #read(): Promise<Sample> {
    const sample = await this.#watched().sampler.read(PATIENT_MS, true);
    if (sample === null) throw new RunError('wrong-state', 'The run ended meanwhile.');
    return sample;
  }

  /** @throws RunError */
  startLoad(request: CreateLoad): Load {
    const { loads } = this.#watched();
    if (this.#run.atCap) throw this.#capError();
    const load = loads.start(request);
    this.#memory?.start();
    return load;
  }

  /** @throws RunError */
  cancelLoad(): Load {
    return this.#watched().loads.cancel();
  }

  /** @throws RunError */
  capture(request: CaptureRequest): Capture {
    return this.#watched().captures.begin(request, 'request');
  }

  /** @throws RunError */
  async captureNow(request: CaptureRequest): Promise<{ capture: Capture; profile: Uint8Array }> {
    const { captures } = this.#watched();
    // A program that asks every few seconds must not fill the history.
    const { id } = captures.begin(request, 'request', () => {});
    return await captures.finished(id);
  }

  cancelCapture(id: string): boolean {
    return this.#captures?.cancel(id) ?? false;
  }

  /** Ends the run on request. Resolves once its processes are gone. */
  async stop(): Promise<Run> {
    await this.#end({ state: 'stopped', reason: null });
    return this.run;
  }

  #watched(): { inspected: Inspected; sampler: Sampler; captures: Captures; loads: Loads } {
    this.#assertRunning();
    const [inspected, sampler] = [this.#inspected, this.#sampler];
    const [captures, loads] = [this.#captures, this.#loads];
    if (inspected === null || sampler === null || captures === null || loads === null) {
      throw new RunError('wrong-state', 'The run is still starting: try again in a moment.');
    }
    return { inspected, sampler, captures, loads };
  }

  #assertRunning(): void {
    if (!this.alive || this.#ending !== null) {
      throw new RunError('wrong-state', 'The run has ended: start another one.');
    }
  }

  #capError(): RunError {
    const mib = Math.round(this.#memoryCap / 1024 ** 2);
    return new RunError(
      'at-cap',
      `The sandbox has reached its memory cap of ${mib} MiB: look at it, then stop the run.`,
    );
  }

  #change(change: Partial<Run>): void {
    Object.assign(this.#run, change);
    this.#observe({ name: 'state', run: this.run });
  }

  #sampled(sample: Sample, collections: Gc[]): void {
    this.#run.operations = Math.max(this.#run.operations, sample.operations);
    for (const gc of collections) this.#observe({ name: 'gc', run: this.id, gc });
    this.#observe({ name: 'sample', run: this.id, sample });
    this.#loads?.note(sample, collections);
    this.#memory?.judge(sample.rss);
  }

  /** The run itself tells of a load when its phase changes, the event every second. */
  #loadChanged(load: Load): void {
    if (!this.alive) return;
    this.#observe({ name: 'load', run: this.id, load });
    if (load.phase !== this.#run.load?.phase) this.#change({ load });
  }

  /** The sandbox refuses from here on: there is no sense in loading it any more. */
  #reachedCap(): void {
    if (this.#loads?.busy !== true) return;
    if (!this.#run.atCap) this.#change({ atCap: true });
    this.#loads.stopAtCap();
  }

  #exited(code: number | null, signal: NodeJS.Signals | null): void {
    const ending = this.#ending ?? judgeExit(code, signal, this.#sandbox.lastErrors);
    void this.#end(ending);
  }

  async #end(ending: Ending): Promise<void> {
    this.#ending ??= ending;
    this.#over.abort();
    this.#captures?.close();
    this.#loads?.close();
    await this.#sandbox.stop();
    if (this.alive) this.#change({ ...this.#ending, endedAt: Date.now() });
  }
}
