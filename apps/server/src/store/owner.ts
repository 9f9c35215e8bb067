import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Names a process so that a later one with the same pid is told apart: `pid@start`, where `start`
 * is as precise as the system gives it, and empty where it does not give it (Windows).
 */
export async function thisOwner(): Promise<string> {
  return `${process.pid}@${await startOf(process.pid)}`;
}

/** Whether the process that an owner names still lives. */
export async function isAlive(owner: string): Promise<boolean> {
  const [, pid, start] = /^(\d+)@(.*)$/.exec(owner) ?? [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // EPERM: there is one, of another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return (await startOf(Number(pid))) === start;
}

async function startOf(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return await linuxStart(pid);
    if (process.platform === 'win32') return '';
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
    return stdout.trim();
  } catch {
    return '';
  }
}

/** Field 22 of `/proc/PID/stat` counts from the boot, which therefore belongs to the name. */
async function linuxStart(pid: number): Promise<string> {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
  ]);
  // The second field is the name in parentheses and may hold spaces and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A process that has ended and that nobody has waited for keeps its entry.
  if (fields[0] === 'Z' || fields[0] === 'X') return 'ended';
  return `${fields[19] ?? ''}:${boot.trim()}`;
}
