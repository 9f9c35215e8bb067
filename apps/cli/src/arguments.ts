import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CommandError } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads a command's arguments.
 *
 * @throws CommandError naming the flag that does not fit
 */
export function readArguments<const O extends Options>(
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<{ args: string[]; options: O; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [first = ''] = (error as Error).message.split(/\.? To specify|\n/);
    throw new CommandError(`${first.replace(/\.$/, '')}. \`leakscope help\` lists the flags.`);
  }
}
