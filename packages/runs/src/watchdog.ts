/**
 * A process that outlives its parent by an instant: it is told which process groups there are, and
 * when its standard input ends, however the parent ended, it kills those that are left. A child
 * whose JavaScript blocks could not notice by itself that its parent is gone.
 *
 * Each line is `+PID` or `-PID`.
 */
import { createInterface } from 'node:readline';

const groups = new Set<number>();

function kill(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) groups.add(pid);
  else groups.delete(pid);
});
lines.on('close', () => {
  for (const pid of groups) kill(pid);
});
