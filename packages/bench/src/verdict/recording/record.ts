import { drive, Runs } from '@leakscope/runs';
import { catalogue } from '@leakscope/scenarios';
import { type Recorded, toRecorded } from './recording.ts';

/** As many readings as a verification takes at the most, but for the long last cycle of one that seems to leak. */
export const READINGS = 25;
/** The most that a sandbox of the playground has, in bytes. */
const MEMORY_CAP = 1024 * 1024 * 1024;
/** Each process is recorded so often: no two runs stray alike. */
const ROUNDS = 2;
/** A verification takes some ten seconds. */
const MOST_MS = 120_000;

/**
 * Records the readings of real verifications: the fixed variant of every leak, and every control, each
 * in a fresh process. What gives fewer readings, because an operation uses up what there is or fails, is
 * left out.
 */
export async function record(say: (line: string) => void): Promise<Recorded[]> {
  const runs = new Runs({ maxSandboxes: 1, memoryCap: MEMORY_CAP, observe: () => {} });
  const recorded: Recorded[] = [];
  try {
    for (const { id, kind } of Array.from({ length: ROUNDS }, () => catalogue).flat()) {
      const one = await recordOne(runs, id, kind === 'control' ? 'control' : 'fixed').catch(
        (error: unknown) => `it failed: ${String(error)}`,
      );
      const problem = problemOf(one);
      if (typeof one === 'object' && problem === null) recorded.push(one);
      const so = `${recorded.length} of ${ROUNDS * catalogue.length} recorded`;
      say(problem === null ? `${so}: ${id}` : `${so}: ${id} is left out, ${problem}`);
    }
  } finally {
    await runs.close();
  }
  return recorded;
}

/** Why a recording is of no use, or `null`. */
function problemOf(recorded: Recorded | string): string | null {
  if (typeof recorded === 'string') return recorded;
  const readings = recorded.operations.length;
  return readings >= READINGS ? null : `it gave ${readings} readings`;
}

async function recordOne(runs: Runs, scenario: string, kind: Recorded['kind']): Promise<Recorded> {
  const { id, node } = await runs.create({ scenario, variant: 'fixed' });
  const signal = AbortSignal.timeout(MOST_MS);
  // An operation that never ends does so with its process.
  signal.addEventListener('abort', () => void runs.stop(id));
  try {
    const { cycles } = await drive({
      subject: runs.subject(id),
      signal,
      observe: () => {},
      leastReadings: READINGS,
    });
    return toRecorded({ scenario, kind, node: node ?? process.version }, cycles);
  } finally {
    await runs.stop(id);
  }
}
