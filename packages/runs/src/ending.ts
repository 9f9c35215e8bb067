import type { RunState } from '@leakscope/protocol';

/** How a run ended and why, in one sentence. */
export interface Ending {
  readonly state: Extract<RunState, 'stopped' | 'crashed' | 'out-of-memory'>;
  readonly reason: string | null;
}

/** What V8 prints when it gives up; it then aborts. */
const OUT_OF_MEMORY = /heap out of memory|Zone Allocation failed|invalid size error|out of memory/i;

/** What the exit of a process that nobody asked to end says. */
export function judgeExit(
  code: number | null,
  signal: NodeJS.Signals | null,
  errors: string,
): Ending {
  if (OUT_OF_MEMORY.test(errors) && code !== 0) {
    return { state: 'out-of-memory', reason: 'V8 reached its heap limit and aborted.' };
  }
  if (signal === 'SIGKILL') {
    return {
      state: 'crashed',
      reason: 'The process was killed from outside, perhaps by the system for want of memory.',
    };
  }
  const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
  const error = errors.split('\n').find((line) => /^\w*Error\b/.test(line));
  return {
    state: 'crashed',
    reason: `The process ended ${how}${error === undefined ? '' : `: ${error}`}.`,
  };
}
