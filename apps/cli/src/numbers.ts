import { CommandError } from './command.ts';

/**
 * A flag's number.
 *
 * @returns `undefined` where the flag was not given
 * @throws CommandError naming the flag and its range
 */
export function numberOf(
  flag: string,
  text: string | undefined,
  { min, max, whole = false }: { min: number; max: number; whole?: boolean },
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  const kind = whole ? 'a whole number' : 'a number';
  throw new CommandError(`--${flag} takes ${kind} from ${min} to ${max}, not “${text}”.`);
}
