import type {
  Capture,
  CreateLoad,
  CreateRun,
  Load,
  Run,
  Sample,
  Triggered,
  Variant,
  Verdict,
} from '@leakscope/protocol';
import { findScenario } from '@leakscope/scenarios';
import { Children } from './children.ts';
import { SandboxRun } from './sandbox-run.ts';
import { type CaptureRequest, RunError, type RunsApi, type RunsOptions } from './types.ts';
import type { Subject } from './verify/subject.ts';

/** Ended runs that are still remembered here; their history is the observer's. */
const MAX_ENDED = 100;

/** The runs of this process. */
export class Runs implements RunsApi {
  readonly #options: RunsOptions;
  readonly #children = new Children();
  readonly #runs = new Map<string, SandboxRun>();
  /** Runs that are measured: who asks for some run of a scenario must not disturb them. */
  readonly #measured = new WeakSet<SandboxRun>();
  #starting = 0;
  #lastTriggered: string | null = null;
  #closed = false;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  async create({ scenario, variant: wanted, memoryCap }: CreateRun): Promise<Run> {
    const found = (this.#options.findScenario ?? findScenario)(scenario);
    if (found === undefined) {
      throw new RunError('unknown-scenario', `There is no scenario “${scenario}”.`);
    }
    const variant: Variant = wanted ?? (found.operations.leak === undefined ? 'fixed' : 'leak');
    const operation = found.operations[variant];
    if (operation === undefined) {
      throw new RunError(
        'unknown-variant',
        `“${scenario}” is healthy code without a leak: start its variant fixed.`,
      );
    }
    if (this.#closed) throw new RunError('wrong-state', 'Leakscope is shutting down.');
    const { maxSandboxes } = this.#options;
    if (this.#alive().length + this.#starting >= maxSandboxes) {
      throw new RunError(
        'too-many-sandboxes',
        `${maxSandboxes} sandboxes run already: stop one first.`,
      );
    }
    // A run counts as starting until its process exists, and as alive from then on.
    this.#starting++;
    let counted = true;
    const uncount = () => {
      if (counted) this.#starting--;
      counted = false;
    };
    try {
      const run = await SandboxRun.start(
        this.#children,
        {
          scenario: found,
          variant,
          operation,
          memoryCap: memoryCap ?? this.#options.memoryCap,
        },
        this.#options.observe,
        (begun) => {
          this.#runs.set(begun.id, begun);
          this.#forgetOldest();
          uncount();
        },
      );
      return run.run;
    } finally {
      uncount();
    }
  }

  list(): Run[] {
    return [...this.#runs.values()].map(({ run }) => run);
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id)?.run;
  }

  lastTriggered(): Run | undefined {
    return this.#lastTriggered === null ? undefined : this.get(this.#lastTriggered);
  }

  find(scenario: string, variant: 'leak' | 'fixed'): Run | undefined {
    return [...this.#runs.values()]
      .filter((run) => !this.#measured.has(run))
      .map(({ run }) => run)
      .findLast(
        (run) => run.state === 'running' && run.scenario === scenario && run.variant === variant,
      );
  }

  async trigger(id: string, times: number): Promise<Triggered> {
    const run = this.#find(id);
    this.#lastTriggered = id;
    return await run.trigger(times);
  }

  async gc(id: string): Promise<Sample> {
    return await this.#find(id).gc();
  }

  subject(id: string): Subject {
    const run = this.#find(id);
    this.#measured.add(run);
    return run.subject();
  }

  tellVerdict(run: string, verdict: Verdict): void {
    this.#options.observe({ name: 'verdict', run, verdict });
  }

  capture(id: string, request: CaptureRequest): Capture {
    return this.#find(id).capture(request);
  }

  async captureNow(
    id: string,
    request: CaptureRequest,
  ): Promise<{ capture: Capture; profile: Uint8Array }> {
    return await this.#find(id).captureNow(request);
  }

  cancelCapture(captureId: string): void {
    for (const run of this.#runs.values()) if (run.cancelCapture(captureId)) return;
  }

  startLoad(id: string, request: CreateLoad): Load {
    this.#lastTriggered = id;
    return this.#find(id).startLoad(request);
  }

  cancelLoad(id: string): Load {
    return this.#find(id).cancelLoad();
  }

  commandLine(id: string): string[] {
    return this.#find(id).commandLine;
  }

  async stop(id: string): Promise<Run> {
    return await this.#find(id).stop();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#runs.values()].map((run) => run.stop()));
    await this.#children.close();
  }

  #alive(): Run[] {
    return this.list().filter(({ endedAt }) => endedAt === null);
  }

  #find(id: string): SandboxRun {
    const run = this.#runs.get(id);
    if (run === undefined) throw new RunError('unknown-run', `There is no running run “${id}”.`);
    return run;
  }

  #forgetOldest(): void {
    const ended = [...this.#runs.values()].filter(({ alive }) => !alive);
    for (const { id } of ended.slice(0, Math.max(0, ended.length - MAX_ENDED))) {
      this.#runs.delete(id);
    }
  }
}
