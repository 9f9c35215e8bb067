/** What a leak uses up, the scarcer resource first: the order in which findings stand. */
export const CAUSES = [
  'threads',
  'contexts',
  'fds',
  'handles',
  'async',
  'external',
  'native',
  'heap',
] as const;
export type Cause = (typeof CAUSES)[number];

const MEMORY: ReadonlySet<Cause> = new Set(['external', 'native', 'heap']);

/** What a cause is measured in. */
export function unitOf(cause: Cause): 'bytes' | 'count' {
  return MEMORY.has(cause) ? 'bytes' : 'count';
}
