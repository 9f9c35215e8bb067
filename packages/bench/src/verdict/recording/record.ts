import { drive, Runs } from '@leakscope/runs';
import { catalogue } from '@leakscope/scenarios';
import { type Recorded, toRecorded } from './recording.ts';

/** As many readings as a verification takes at the most. */
export const READINGS = 25;
/** That of a sandbox of the playground, in bytes. */
const MEMORY_CAP = 512 * 1024 * 1024;
/** A verification takes some ten seconds. */
const MOST_MS = 120_000;

/**
 * Records the readings of real verifications: the fixed variant of every leak, and every control, each
 * in a fresh process. What gives fewer readings, because an operation uses up what there is, is left
 * out.
 */
export async function record(say: (line: string) => void): Promise<Recorded[]> {
  const runs = new Runs({ maxSandboxes: 1, memoryCap: MEMORY_CAP, observe: () => {} });
  const recorded: Recorded[] = [];
  try {
    for (const [index, { id, kind }] of catalogue.entries()) {
      const one = await recordOne(runs, id, kind === 'control' ? 'control' : 'fixed');
      const readings = one.operations.length;
      say(`recording ${index + 1} of ${catalogue.length}: ${id}, ${readings} readings`);
      if (readings === READINGS) recorded.push(one);
    }
  } finally {
    await runs.close();
  }
  return recorded;
}

async function recordOne(runs: Runs, scenario: string, kind: Recorded['kind']): Promise<Recorded> {
  const { id, node } = await runs.create({ scenario, variant: 'fixed' });
  try {
    const { cycles } = await drive({
      subject: runs.subject(id),
      signal: AbortSignal.timeout(MOST_MS),
      observe: () => {},
      leastReadings: READINGS,
    });
    return toRecorded({ scenario, kind, node: node ?? process.version }, cycles.slice(0, READINGS));
  } finally {
    await runs.stop(id);
  }
}
