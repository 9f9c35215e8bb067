import { readFile } from 'node:fs/promises';
import { basename, dirname, sep } from 'node:path';
import type { Verdict, VerifiedVariant } from '@leakscope/protocol';
import { runnableFile } from '@leakscope/scenarios';
import type { Progress } from '../verify/drive.ts';
import { verify } from '../verify/verify.ts';
import { whyEnded } from '../verify/why-ended.ts';
import { Runs } from '../runs.ts';
import type { Program } from '../types.ts';
import { CheckError } from './check-error.ts';
import { syntaxErrorOf } from './strip-types.ts';
import { FOREIGN } from './foreign.ts';
import { toRunnable } from './runnable.ts';

/** The program around the operation. */
const SANDBOX = runnableFile('sandbox/main');

/** A cache of ten thousand entries that calls of 1 ms fill is full within half a minute. */
const BOUND_SHARE = 0.4;

export interface CheckOptions {
  /** Of the process, in bytes. */
  readonly memoryCap: number;
  /** What has no verdict by then never will, in milliseconds. */
  readonly timeoutMs: number;
  /** Ends it: its process is gone once the promise has been rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly observe?: ((progress: Progress) => void) | undefined;
}

/**
 * Whether a user's own operation leaks. The file exports it as its default or by the name
 * `operation`, and may export `setup`, `teardown` and `iterations` (operations of a cycle).
 *
 * @throws CheckError where there is no verdict, in a sentence that says why
 */
export async function check(path: string, options: CheckOptions): Promise<Verdict> {
  const { memoryCap, timeoutMs, signal, observe = () => {} } = options;
  const runnable = await toRunnable(path);
  const name = basename(path);
  const { file, toSource } = runnable;
  const program: Program = {
    id: name,
    operations: { fixed: file },
    folder: dirname(file) + sep,
    peer: null,
    toSource,
    isOwn: (own) => own !== '' && own !== SANDBOX && !FOREIGN.test(own),
    environment: ownEnvironment(),
  };
  const runs = new Runs({
    maxSandboxes: 1,
    memoryCap,
    observe: () => {},
    findScenario: () => program,
  });
  let phase: VerifiedVariant['phase'] = 'starting';
  const late = AbortSignal.timeout(timeoutMs);
  const over = signal === undefined ? late : AbortSignal.any([late, signal]);
  const end = (): void => void runs.close();
  over.addEventListener('abort', end);
  try {
    over.throwIfAborted();
    const { id } = await runs.create({ scenario: name });
    const subject = runs.subject(id);
    const verdict = await verify({
      subject,
      scenario: null,
      variant: null,
      operation: 'call',
      signal: over,
      mostMsForBound: BOUND_SHARE * timeoutMs,
      observe: (progress) => {
        phase = progress.phase;
        observe(progress);
      },
    });
    await subject.unload();
    return verdict;
  } catch (error) {
    signal?.throwIfAborted();
    if (late.aborted) throw new CheckError(whyLate(name, phase, timeoutMs));
    if (error instanceof CheckError || !(error instanceof Error)) throw error;
    const why = (await whyEnded(() => runs.list()[0])) ?? error.message;
    const syntax = phase === 'starting' ? syntaxErrorOf(path, await readFile(path, 'utf8')) : null;
    throw new CheckError(syntax ?? inOneLine(runnable.inWords(named(name, why))));
  } finally {
    over.removeEventListener('abort', end);
    await runs.close();
    await runnable.dispose();
  }
}

/** The user's own, without what is meant for this process. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name, value]) => {
      const isInspector = name === 'NODE_OPTIONS' && value?.includes('--inspect') === true;
      return !isInspector && !name.startsWith('LEAKSCOPE_');
    }),
  );
}

function whyLate(name: string, phase: VerifiedVariant['phase'], timeoutMs: number): string {
  const limit = `within ${timeoutMs / 1000} s`;
  if (phase === 'starting') {
    return `${name} was not ready ${limit}: its imports or its setup do not end.`;
  }
  if (phase === 'warming-up') {
    return `${name}: the operation did not return ${limit}: it hangs, or is too slow for this --timeout.`;
  }
  return `${name}: there is no clear verdict ${limit}: give it a longer --timeout.`;
}

function named(name: string, text: string): string {
  return text.startsWith(name) ? text : `${name}: ${text}`;
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
