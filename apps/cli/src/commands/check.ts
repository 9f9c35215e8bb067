import { check as checkFile, CheckError } from '@leakscope/runs';
import { defaultMemoryCap, untilSignal } from '@leakscope/server';
import { annotationsOf } from '../annotation.ts';
import { readArguments } from '../arguments.ts';
import { type Command, CommandError } from '../command.ts';
import { numberOf } from '../numbers.ts';

const DEFAULT_TIMEOUT_S = 120;
const MOST_TIMEOUT_S = 3600;

export const check: Command = {
  usage: 'check FILE [--timeout SECONDS] [--json]',
  summary: 'Tells whether the operation that a file exports leaks; exits 1 where it does.',
  async run(args, { out }) {
    const { values, positionals } = readArguments(args, {
      timeout: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) {
      throw new CommandError('`check` takes one file, which exports an operation.');
    }
    const seconds =
      numberOf('timeout', values.timeout, { min: 1, max: MOST_TIMEOUT_S }) ?? DEFAULT_TIMEOUT_S;
    const interrupted = new AbortController();
    const over = new AbortController();
    void untilSignal(over.signal).then(() =>
      interrupted.abort(new CommandError('Interrupted: the process of the check has been ended.')),
    );
    try {
      const verdict = await checkFile(file, {
        memoryCap: defaultMemoryCap(process.availableMemory()),
        timeoutMs: seconds * 1000,
        signal: interrupted.signal,
      });
      if (values.json === true) out(JSON.stringify([verdict], null, 2));
      else out(verdict.sentence);
      if (verdict.leaking && process.env['GITHUB_ACTIONS'] === 'true' && values.json !== true) {
        for (const line of annotationsOf(verdict, process.env['GITHUB_WORKSPACE'])) out(line);
      }
      return verdict.leaking ? 1 : 0;
    } catch (error) {
      if (error instanceof CheckError) throw new CommandError(error.message);
      throw error;
    } finally {
      over.abort();
    }
  },
};
