import { CreateLoad } from '@leakscope/protocol';

/** The fields of the form as they are typed. */
export interface LoadFields {
  readonly connections: string;
  /** Seconds or requests, as `until` says. */
  readonly amount: string;
  readonly until: 'seconds' | 'requests';
  /** Requests a second; empty for as fast as they are answered. */
  readonly rate: string;
}

/** Long enough for a leak to show and for V8 to collect, short enough to be waited for. */
export const usualLoad: LoadFields = {
  connections: '10',
  amount: '10',
  until: 'seconds',
  rate: '',
};

const names: Readonly<Record<string, string>> = {
  connections: 'Connections',
  seconds: 'Seconds',
  requests: 'Requests',
  rate: 'The rate',
};

/** What the fields ask for, or a sentence that says which of them does not fit and why. */
export function orderOf(fields: LoadFields): { order: CreateLoad } | { problem: string } {
  const { connections, amount, until, rate } = fields;
  const parsed = CreateLoad.safeParse({
    connections: numberOf(connections),
    [until]: numberOf(amount),
    ...(rate.trim() === '' ? {} : { rate: numberOf(rate) }),
  });
  if (parsed.success) return { order: parsed.data };
  const [issue] = parsed.error.issues;
  const name = names[String(issue?.path[0] ?? '')] ?? 'A field';
  if (issue?.code === 'too_big') return { problem: `${name}: at most ${issue.maximum}.` };
  if (issue?.code === 'too_small') {
    const least = issue.inclusive === true ? 'at least' : 'more than';
    return { problem: `${name}: ${least} ${issue.minimum}.` };
  }
  return { problem: `${name}: a ${until === 'seconds' ? 'number' : 'whole number'} is needed.` };
}

function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}
