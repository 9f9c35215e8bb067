import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Compresses a report with gzip, for a visitor who leaves before it is complete. */
export default async function childProcessFixed(): Promise<void> {
  const gzip = spawn('gzip', ['-c']);
  try {
    gzip.stdin.write('a report that will never be complete');
    await once(gzip, 'spawn');
  } finally {
    gzip.kill();
    await once(gzip, 'close');
  }
}
