import type { Variant } from '@leakscope/protocol';
import { CommandError } from './command.ts';

/** @throws CommandError where a flag names no variant */
export function variantOf(text: string | undefined): Variant | undefined {
  if (text === undefined || text === 'leak' || text === 'fixed') return text;
  throw new CommandError(`--variant takes leak or fixed, not “${text}”.`);
}
