import type { Cause } from '../cause.ts';
import type { Amount } from '../types.ts';
import { bytesText, countText, intervalText } from './amount.ts';

/** A finding as a sentence needs it: the contract's findings fit. */
export interface Found {
  readonly cause: Cause;
  readonly perOperation: Amount | null;
  readonly perMinute: Amount | null;
  readonly culprit: {
    readonly function: string;
    readonly file: string;
    readonly line: number;
  } | null;
  /** Why there is no culprit, in one sentence. */
  readonly unattributed?: string | undefined;
}

export interface Told {
  readonly findings: readonly Found[];
  readonly note?: 'churn' | undefined;
  /** Bytes allocated per operation, for the sentence about churn. */
  readonly allocatedPerOperation?: number | null | undefined;
  /** What an operation is called: `request` by default. */
  readonly operation?: string | undefined;
}

const NOUNS: Readonly<Record<Cause, readonly [one: string, many: string]>> = {
  threads: ['thread', 'threads'],
  contexts: ['V8 context', 'V8 contexts'],
  fds: ['file descriptor', 'file descriptors'],
  handles: ['handle', 'handles'],
  async: ['pending asynchronous operation', 'pending asynchronous operations'],
  external: ['off-heap memory', 'off-heap memory'],
  native: ['native memory', 'native memory'],
  heap: ['heap memory', 'heap memory'],
};

/**
 * A verdict in one plain sentence without its subject, such as “retains 10.0 MiB of off-heap memory
 * per request, 95 % interval 10.0–10.0, allocated by sliceLeak at leak.ts:12”.
 */
export function sentenceOf({ findings, note, operation = 'request', ...told }: Told): string {
  const [first, ...others] = findings;
  if (!first) {
    if (note !== 'churn') return `holds: nothing grows with the ${operation}s`;
    const allocated = told.allocatedPerOperation;
    const much = allocated ? `${bytesText(allocated)} per ${operation}` : 'much';
    return `churns: allocates ${much} and keeps none of it`;
  }
  const per = first.perOperation ? operation : 'minute';
  const also = others.map((found) => `${whatOf(found)}${whoOf(found, first)}`);
  return [
    `retains ${whatOf(first)} per ${per}`,
    intervalOf(first),
    whoOf(first).replace(/^, /, ''),
    also.length > 0 ? `and beside it ${listed(also)}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function amountOf({ perOperation, perMinute }: Found): Amount | null {
  return perOperation ?? perMinute;
}

function whatOf(found: Found): string {
  const [one, many] = NOUNS[found.cause];
  const amount = amountOf(found);
  if (!amount) return many;
  if (amount.unit === 'bytes') return `${bytesText(amount.value)} of ${many}`;
  const count = countText(amount.value);
  return `${count} ${count === '1' ? one : many}`;
}

function intervalOf(found: Found): string {
  const amount = amountOf(found);
  return amount ? `95 % interval ${intervalText(amount)}` : '';
}

/** Who made it, unless it is the same as of the finding before. */
function whoOf({ cause, culprit, unattributed }: Found, before?: Found): string {
  if (!culprit) return unattributed && !before ? `, unattributed: ${unattributed}` : '';
  const { function: name, file, line } = culprit;
  const other = before?.culprit;
  if (other && other.file === file && other.line === line) return '';
  const made = cause === 'external' || cause === 'native' || cause === 'heap';
  return `, ${made ? 'allocated' : 'created'} by ${name} at ${file.split(/[\\/]/).at(-1)}:${line}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
