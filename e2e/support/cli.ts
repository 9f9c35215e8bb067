import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

/** The public command, as `npx leakscope` calls it. */
const COMMAND = resolve(import.meta.dirname, '../../apps/cli/bin/leakscope.mjs');
/** Three verifications take a quarter of a minute, and many times that on a busy machine. */
const COMMAND_MS = 240_000;

/** Runs the command until it has ended. */
export function leakscope(
  ...args: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done, reject) => {
    execFile(process.execPath, [COMMAND, ...args], { timeout: COMMAND_MS }, (error, out, err) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === 'number') done({ code, out, err });
      else reject(new Error(`leakscope ${args.join(' ')} did not end`, { cause: error }));
    });
  });
}
