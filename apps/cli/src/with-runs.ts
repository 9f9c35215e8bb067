import { Runs, RunError, type RunEvent } from '@leakscope/runs';
import { readMemoryCap, StartError, untilSignal } from '@leakscope/server';
import { CommandError } from './command.ts';

/** A command that is interrupted ends with what it could not do. */
const INTERRUPTED = 'Interrupted: every process that was started has been ended.';

export interface RunsOfCommand {
  readonly maxSandboxes: number;
  /** Of each sandbox, such as `512MiB`; what the server takes by default where it is left out. */
  readonly memoryCap?: string | undefined;
  readonly observe?: (event: RunEvent) => void;
}

/**
 * Runs processes for the length of a command and leaves none behind, not even on Ctrl-C.
 *
 * @throws CommandError where a run cannot be had, or the command was interrupted
 */
export async function withRuns<T>(
  { maxSandboxes, memoryCap, observe }: RunsOfCommand,
  body: (runs: Runs, interrupted: AbortSignal) => Promise<T>,
): Promise<T> {
  const runs = new Runs({
    maxSandboxes,
    memoryCap: memoryCapOf(memoryCap),
    observe: observe ?? (() => {}),
  });
  const stop = new AbortController();
  const over = new AbortController();
  const interrupted = untilSignal(over.signal).then(() => {
    const error = new CommandError(INTERRUPTED);
    stop.abort(error);
    throw error;
  });
  try {
    return await Promise.race([body(runs, stop.signal), interrupted]);
  } catch (error) {
    if (error instanceof RunError) throw new CommandError(error.message);
    throw error;
  } finally {
    over.abort();
    await runs.close();
  }
}

function memoryCapOf(text: string | undefined): number {
  try {
    return readMemoryCap(text);
  } catch (error) {
    throw error instanceof StartError ? new CommandError(error.message) : error;
  }
}
