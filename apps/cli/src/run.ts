import { type Command, CommandError, type ExitCode, type Output } from './command.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { load } from './commands/load.ts';
import { open } from './commands/open.ts';
import { scenarios } from './commands/scenarios.ts';
import { serve } from './commands/serve.ts';
import { verify } from './commands/verify.ts';

const commands: Readonly<Record<string, Command>> = {
  open,
  diff,
  scenarios,
  verify,
  load,
  check,
  serve,
};

/** To the terminal, or to whom it is piped. */
const terminal: Output = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

/**
 * Runs the command that the arguments name.
 *
 * @param argv without the program's name
 */
export async function run(argv: readonly string[], output: Output = terminal): Promise<ExitCode> {
  const [name = 'help', ...args] = argv;
  if (['help', '--help', '-h'].includes(name)) {
    output.out(usage());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    output.err(`There is no command “${name}”; there are ${Object.keys(commands).join(', ')}.`);
    return 2;
  }
  try {
    return await command.run(args, output);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    output.err(error.message);
    return 2;
  }
}

function usage(): string {
  const rows = Object.values(commands).map(
    (command) => `  leakscope ${command.usage}\n      ${command.summary}`,
  );
  return ['Leakscope: find memory leaks in Node.js', '', ...rows].join('\n');
}
