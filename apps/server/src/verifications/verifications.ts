import { randomBytes } from 'node:crypto';
import type { Verification } from '@leakscope/protocol';
import { RunError, type RunsApi, variantsOf, verifyRun } from '@leakscope/runs';
import { HttpProblem, retryAfter } from '../http/problem.ts';
import { waiting, withVariant } from './verification.ts';

/** Each takes two sandboxes and most of a core: with more at once all would wait for each other. */
const MAX_GOING_ON = 2;
/** Ended ones that are still remembered here, whatever becomes of the file they are kept in. */
const MAX_ENDED = 20;

export interface VerificationsOptions {
  readonly runs: RunsApi;
  /** Keeps one that has ended. */
  readonly keep: (verification: Verification) => void;
  /** Says one line to whoever runs the server. */
  readonly log: (line: string) => void;
}

interface GoingOn {
  verification: Verification;
  readonly cancel: AbortController;
  readonly ended: Promise<Verification>;
}

/** The verifications of this process: those that go on, and the latest that have ended. */
export class Verifications {
  readonly #options: VerificationsOptions;
  readonly #goingOn = new Map<string, GoingOn>();
  #ended: Verification[] = [];
  #closed = false;

  constructor(options: VerificationsOptions) {
    this.#options = options;
  }

  /** Latest first. */
  list(): Verification[] {
    const goingOn = [...this.#goingOn.values()].map(({ verification }) => verification);
    return [...this.#ended, ...goingOn].toSorted((a, b) => b.startedAt - a.startedAt);
  }

  get(id: string): Verification | undefined {
    return this.list().find((verification) => verification.id === id);
  }

  /** Begins one. @throws HttpProblem 404, 409 or 429 */
  start(scenario: string): Verification {
    const variants = variantsOf(scenario);
    if (variants === undefined) {
      throw new RunError('unknown-scenario', `There is no scenario “${scenario}”.`);
    }
    this.#assertRoomFor(scenario);
    const verification: Verification = {
      id: randomBytes(6).toString('hex'),
      scenario,
      state: 'running',
      progress: 0,
      error: null,
      startedAt: Date.now(),
      endedAt: null,
      variants: variants.map(waiting),
      verdicts: [],
    };
    const cancel = new AbortController();
    const entry: GoingOn = {
      verification,
      cancel,
      ended: Promise.resolve().then(() => this.#carryOut(entry)),
    };
    this.#goingOn.set(verification.id, entry);
    return verification;
  }

  /** Cancels one. Resolves once its processes are gone; `undefined` where none of that id goes on. */
  async cancel(id: string): Promise<Verification | undefined> {
    const entry = this.#goingOn.get(id);
    entry?.cancel.abort(new Error('The verification was cancelled.'));
    return await entry?.ended;
  }

  /** Cancels all. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#goingOn.keys()].map((id) => this.cancel(id)));
  }

  #assertRoomFor(scenario: string): void {
    if (this.#closed) throw new HttpProblem(503, 'Leakscope is shutting down.');
    for (const { verification } of this.#goingOn.values()) {
      if (verification.scenario !== scenario) continue;
      throw new HttpProblem(409, `“${scenario}” is being verified already, as ${verification.id}.`);
    }
    if (this.#goingOn.size >= MAX_GOING_ON) {
      throw new HttpProblem(
        429,
        `${MAX_GOING_ON} verifications go on already: wait until one has ended, or cancel it.`,
        { headers: retryAfter() },
      );
    }
  }

  async #carryOut(entry: GoingOn): Promise<Verification> {
    const { id, scenario, variants } = entry.verification;
    const { signal } = entry.cancel;
    const observe = (seen: Verification['variants'][number]) => {
      entry.verification = withVariant(entry.verification, seen);
    };
    const outcomes = await Promise.allSettled(
      variants.map(({ variant }) =>
        verifyRun(this.#options.runs, { scenario, variant, signal, observe }),
      ),
    );
    entry.verification = {
      ...entry.verification,
      ...this.#endOf(outcomes, signal),
      endedAt: Date.now(),
    };
    this.#goingOn.delete(id);
    this.#ended = [...this.#ended, entry.verification].slice(-MAX_ENDED);
    this.#options.keep(entry.verification);
    return entry.verification;
  }

  #endOf(
    outcomes: readonly PromiseSettledResult<unknown>[],
    signal: AbortSignal,
  ): Pick<Verification, 'state' | 'error'> & { progress?: number } {
    if (signal.aborted) return { state: 'cancelled', error: null };
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed === undefined) return { state: 'done', error: null, progress: 1 };
    const { reason } = failed;
    if (reason instanceof RunError) return { state: 'failed', error: reason.message };
    this.#options.log(
      `A verification failed: ${reason instanceof Error ? reason.message : reason}`,
    );
    return { state: 'failed', error: 'Something went wrong inside Leakscope; its log says what.' };
  }
}
