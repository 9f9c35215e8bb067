import { readFile, readdir } from 'node:fs/promises';

/** What the operating system tells of a process; `null` where it cannot. */
export interface PlatformReading {
  /** Bytes. */
  rss: number | null;
  fds: number | null;
  threads: number | null;
  /** User and system time since its start, in milliseconds. */
  cpuMs: number | null;
}

const NOTHING: PlatformReading = { rss: null, fds: null, threads: null, cpuMs: null };

/** `_SC_CLK_TCK`, 100 on every Linux that Node runs on. */
const TICK_MS = 10;

/** Fields of `/proc/PID/stat` from the third on; the second, a name, may hold anything. */
function statFields(stat: string): number[] {
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch {
    return null;
  }
}

/** Bytes resident, or `null`. `VmRSS` spares us the size of a page. */
export async function readRss(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const status = await orNull(readFile(`/proc/${pid}/status`, 'latin1'));
  const kib = status?.match(/^VmRSS:\s+(\d+) kB$/m)?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}

/** How many descriptors a process may have open, or `null`. */
export async function readFdLimit(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const limits = await orNull(readFile(`/proc/${pid}/limits`, 'latin1'));
  const soft = limits?.match(/^Max open files\s+(\d+)/m)?.[1];
  return soft === undefined ? null : Number(soft);
}

/** See proc(5) for the fields. */
export async function readPlatform(pid: number): Promise<PlatformReading> {
  if (process.platform !== 'linux') return NOTHING;
  const [rss, stat, fds] = await Promise.all([
    readRss(pid),
    orNull(readFile(`/proc/${pid}/stat`, 'latin1')),
    orNull(readdir(`/proc/${pid}/fd`)),
  ]);
  const fields = stat === null ? [] : statFields(stat);
  const [user, system, threads] = [fields[11], fields[12], fields[17]];
  return {
    rss,
    fds: fds?.length ?? null,
    threads: threads ?? null,
    cpuMs: user === undefined || system === undefined ? null : (user + system) * TICK_MS,
  };
}
