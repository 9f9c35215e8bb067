import { readFile } from 'node:fs/promises';

/** Kernels report CPU time to programs in hundredths of a second, whatever their own tick is. */
const TICK_MS = 10;

/** CPU time a process has used with all its threads, in milliseconds. Linux only. */
export async function cpuTimeMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name stands in brackets and may hold anything, so count from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return (user + system) * TICK_MS;
}
