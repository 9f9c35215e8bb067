import type { Triggered } from '@leakscope/protocol';
import type { MemoryGuard } from './memory-guard.ts';
import type { Sandbox } from './sandbox.ts';
import { Turns } from './turns.ts';
import { RunError } from './types.ts';
import type { Operated, Order } from './verify/subject.ts';

export interface OperationsOptions {
  readonly sandbox: Sandbox;
  /** In bytes. */
  readonly memoryCap: number;
  readonly memory: MemoryGuard;
  /** Aborts when the run ends. */
  readonly over: AbortSignal;
  readonly isAtCap: () => boolean;
  /** The sandbox refuses from here on. */
  readonly onCap: () => void;
  /** How many operations the sandbox has completed since its start. */
  readonly onCompleted: (operations: number) => void;
  /** What was triggered has run: somebody waits to see it. */
  readonly onTriggered: () => void;
}

/** The operations of one sandbox: one at a time, none at the memory cap. */
export class Operations {
  readonly #options: OperationsOptions;
  readonly #turns = new Turns();

  constructor(options: OperationsOptions) {
    this.#options = options;
  }

  /** Whether one runs or waits. */
  get busy(): boolean {
    return this.#turns.busy;
  }

  /** @throws RunError `at-cap` */
  assertBelowCap(): void {
    if (!this.#options.isAtCap()) return;
    const mib = Math.round(this.#options.memoryCap / 1024 ** 2);
    throw new RunError(
      'at-cap',
      `The sandbox has reached its memory cap of ${mib} MiB: look at it, then stop the run.`,
    );
  }

  /** Carries out operations one by one until the cap. @throws RunError `at-cap` where it allows none */
  async trigger(times: number): Promise<Triggered> {
    this.assertBelowCap();
    return await this.#turns.take(async () => {
      this.#options.memory.start();
      let triggered = 0;
      try {
        while (triggered < times && (await this.#operate({ times: 1 })) > 0) triggered++;
      } finally {
        this.#options.onTriggered();
      }
      if (triggered === 0) this.assertBelowCap();
      return { triggered };
    });
  }

  /** Carries out an order: nothing of it at the memory cap. @throws RunError */
  async operate(order: Order): Promise<Operated> {
    return await this.#turns.take(async () => {
      this.#options.memory.start();
      return { done: await this.#operate(order) };
    });
  }

  /** Takes down what the scenario set up. @throws RunError */
  async unload(): Promise<void> {
    await this.#turns.take(async () => await this.#options.sandbox.unload());
  }

  /** @returns the operations completed; 0 at the memory cap */
  async #operate(order: Order): Promise<number> {
    const { sandbox, memoryCap, memory, over, isAtCap, onCap, onCompleted } = this.#options;
    if (isAtCap()) return 0;
    if (over.aborted) {
      throw new RunError('wrong-state', 'The run has ended: start another one.');
    }
    const reply = await sandbox.operate(order).catch((error: unknown) => {
      // What ended the process is known a moment after its connections break.
      throw sandbox.ended.aborted || over.aborted
        ? new RunError('sandbox-failed', 'The sandbox ended while the operation ran.')
        : new RunError('sandbox-failed', `The operation did not end: ${(error as Error).message}`);
    });
    if (reply.status === 503) {
      onCap();
      void memory.judgeOperation(memoryCap);
      return 0;
    }
    if (reply.status !== 200) {
      throw new RunError('sandbox-failed', `The operation failed: ${reply.error ?? 'no reason'}`);
    }
    onCompleted(reply.operations ?? 0);
    await memory.judgeOperation(reply.rss);
    return reply.done;
  }
}
