import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PPROF_MS = 60_000;
const MAX_REPORT_BYTES = 64 * 1024 * 1024;

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
  // It keeps a copy of each profile that it fetches.
  const copies = await mkdtemp(join(tmpdir(), 'pprof-'));
  try {
    const { stdout } = await promisify(execFile)('go', ['tool', 'pprof', ...args], {
      timeout: PPROF_MS,
      env: { ...process.env, PPROF_TMPDIR: copies },
      maxBuffer: MAX_REPORT_BYTES,
    });
    return stdout;
  } finally {
    await rm(copies, { recursive: true });
  }
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
