import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const PPROF_MS = 60_000;

/** A row of `go tool pprof -top`: shares are of the total, 0 to 1. */
export interface Row {
  readonly flat: string;
  readonly cum: string;
  readonly cumShare: number;
  /** Function, and with `-lines` its file and line. */
  readonly name: string;
}

/** Runs Go's pprof on a URL or a file. @throws with its message where it does not like what it reads */
export async function goPprof(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('go', ['tool', 'pprof', ...args], {
    timeout: PPROF_MS,
    env: { ...process.env, PPROF_TMPDIR: '/tmp' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** The rows of a `-top` report. */
export function topRows(report: string): Row[] {
  return report.split('\n').flatMap((line) => {
    const [, flat, cum, percent, name] =
      /^\s*(\S+)\s+\S+%\s+\S+%\s+(\S+)\s+(\S+)%\s+(.+)$/.exec(line) ?? [];
    if (flat === undefined || cum === undefined || name === undefined) return [];
    return [{ flat, cum, cumShare: Number(percent) / 100, name }];
  });
}

/** The row of a function. @throws where there is none, with those there are */
export function rowOf(report: string, name: string): Row {
  const rows = topRows(report);
  const found = rows.find((row) => row.name.split(' ')[0] === name);
  if (!found) throw new Error(`no ${name} in:\n${report}`);
  return found;
}
