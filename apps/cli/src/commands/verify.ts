import type { VerifiedVariant, Variant } from '@leakscope/protocol';
import {
  differencesOf,
  RunError,
  type Runs,
  variantsOf,
  verifyRun,
  type VerifyRun,
} from '@leakscope/runs';
import { listScenarios } from '@leakscope/server';
import { readArguments } from '../arguments.ts';
import { type Command, CommandError, type ExitCode } from '../command.ts';
import { variantOf } from '../variant.ts';
import { ProgressLine } from '../verify/progress.ts';
import { isVerified, lineOf, type Outcome, summaryOf } from '../verify/report.ts';
import { withRuns } from '../with-runs.ts';

/** A variant to be verified. */
interface Task {
  readonly scenario: string;
  readonly variant: Variant;
}

export const verify: Command = {
  usage:
    'verify SCENARIO… | --all [--variant leak|fixed] [--memory-cap SIZE] [--only-failed] [--json]',
  summary: 'Measures scenarios in fresh processes; exits 1 where a verdict is not as expected.',
  async run(args, output) {
    const { values, positionals } = readArguments(args, {
      all: { type: 'boolean' },
      variant: { type: 'string' },
      'only-failed': { type: 'boolean' },
      'memory-cap': { type: 'string' },
      json: { type: 'boolean' },
    });
    const tasks = tasksOf(positionals, values.all === true, variantOf(values.variant));
    const json = values.json === true;
    const isShown = (outcome: Outcome): boolean =>
      values['only-failed'] !== true || !isVerified(outcome) || outcome.differences.length > 0;
    const progress = new ProgressLine(output);
    const outcomes: Outcome[] = [];
    const memoryCap = values['memory-cap'];
    await withRuns({ maxSandboxes: 1, memoryCap }, async (runs, signal) => {
      for (const task of tasks) {
        const place = { ...task, position: outcomes.length + 1, of: tasks.length };
        const observe = (seen: VerifiedVariant) => progress.show(place, seen);
        const outcome = await verifyOne(runs, { ...task, signal, observe });
        outcomes.push(outcome);
        progress.clear();
        if (isShown(outcome)) (json ? output.err : output.out)(lineOf(outcome));
      }
    }).finally(() => progress.clear());
    const shown = outcomes.filter(isShown);
    if (json) {
      const verdicts = shown.filter(isVerified).map(({ verdict }) => verdict);
      output.out(JSON.stringify(verdicts, null, 2));
    }
    const print = json ? output.err : output.out;
    for (const line of ['', ...summaryOf(shown, outcomes)]) print(line);
    return exitCodeOf(outcomes);
  },
};

function tasksOf(ids: readonly string[], all: boolean, only: Variant | undefined): Task[] {
  if (all === ids.length > 0) {
    throw new CommandError(
      '`verify` takes scenarios or --all; `leakscope scenarios` lists what there is.',
    );
  }
  const wanted = all ? listScenarios().map(({ id }) => id) : ids;
  const tasks = wanted.flatMap((scenario) => {
    const variants = variantsOf(scenario);
    if (variants === undefined) {
      throw new CommandError(
        `There is no scenario “${scenario}”; \`leakscope scenarios\` lists those there are.`,
      );
    }
    return variants
      .filter((variant) => only === undefined || variant === only)
      .map((variant) => ({ scenario, variant }));
  });
  if (tasks.length > 0) return tasks;
  throw new CommandError(`${wanted.join(', ')}: healthy code has the variant fixed alone.`);
}

/** What cannot be verified does not keep the others from it. */
async function verifyOne(runs: Runs, request: VerifyRun): Promise<Outcome> {
  try {
    const verdict = await verifyRun(runs, request);
    return { verdict, differences: differencesOf(verdict) };
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    const { scenario, variant } = request;
    return { scenario, variant, error: error.message };
  }
}

function exitCodeOf(outcomes: readonly Outcome[]): ExitCode {
  const verified = outcomes.filter(isVerified);
  if (verified.length < outcomes.length) return 2;
  return verified.some(({ differences }) => differences.length > 0) ? 1 : 0;
}
