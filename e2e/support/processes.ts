import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly isZombie: boolean;
}

function read(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything, so count from behind it.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(parent), isZombie: state === 'Z' };
  } catch {
    return undefined;
  }
}

/** The pids of all that a process has started, and what those have. Linux only. */
export function descendants(pid: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => read(Number(name)));
  const found: number[] = [];
  const parents = [pid];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const one of all) {
      if (one?.parent !== parent) continue;
      found.push(one.pid);
      parents.push(one.pid);
    }
  }
  return found;
}

/** Whether a process is there and more than a zombie. */
export function isAlive(pid: number): boolean {
  const one = read(pid);
  return one !== undefined && !one.isZombie;
}
