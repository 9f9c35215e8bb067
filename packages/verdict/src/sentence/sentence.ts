import { type Cause, unitOf } from '../cause.ts';
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
  if (!first)
    return note === 'churn'
      ? churnText(told, operation)
      : `holds: nothing grows with the ${operation}s`;
  const per = first.perOperation ? operation : 'minute';
  const parts = [`retains ${whatOf(first)} per ${per}`, intervalOf(first), whoOf(first)];
  if (others.length > 0)
    parts.push(`and beside it ${listed(others.map((other) => besideOf(other, first)))}`);
  const sentence = parts.filter((part) => part !== '').join(', ');
  return first.culprit || !first.unattributed
    ? sentence
    : `${sentence}; nobody can be named: ${asPart(first.unattributed)}`;
}

function churnText(
  { allocatedPerOperation: bytes }: Pick<Told, 'allocatedPerOperation'>,
  operation: string,
): string {
  return `churns: allocates ${bytes ? bytesText(bytes) : 'much'} per ${operation} and keeps none of it`;
}

function whatOf({ cause, perOperation, perMinute }: Found): string {
  const [one, many] = NOUNS[cause];
  const amount = perOperation ?? perMinute;
  if (!amount) return many;
  if (amount.unit === 'bytes') return `${bytesText(amount.value)} of ${many}`;
  const count = countText(amount.value);
  return `${count} ${count === '1' ? one : many}`;
}

function intervalOf({ perOperation, perMinute }: Found): string {
  const amount = perOperation ?? perMinute;
  return amount ? `95 % interval ${intervalText(amount)}` : '';
}

function whoOf({ cause, culprit }: Found): string {
  if (!culprit) return '';
  const { function: name, file, line } = culprit;
  const made = unitOf(cause) === 'bytes' ? 'allocated' : 'created';
  return `${made} by ${name} at ${file.split(/[\\/]/).at(-1)}:${line}`;
}

/** A further finding: its amount, and its culprit where that is another one. */
function besideOf(found: Found, first: Found): string {
  const [one, other] = [first.culprit, found.culprit];
  const same = one !== null && other !== null && one.file === other.file && one.line === other.line;
  return [whatOf(found), same ? '' : whoOf(found)].filter((part) => part !== '').join(' ');
}

/** A sentence as it stands within another: without its capital, unless it is a name's, and its full stop. */
function asPart(sentence: string): string {
  return sentence.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase()).replace(/\.$/, '');
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
