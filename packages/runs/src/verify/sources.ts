import type { Cause } from '@leakscope/protocol';

/** Where a cause's culprit is looked for: in which profile, under which values of which label. */
export interface Source {
  readonly profile: 'heap' | 'async';
  readonly label: string;
  readonly values: readonly string[];
}

/** What has a descriptor of its own. */
const WITH_DESCRIPTOR = [
  'file',
  'directory',
  'socket',
  'tls socket',
  'udp socket',
  'pipe',
  'tty',
  'server',
  'file watcher',
  'http2 session',
];

/** For each cause what it is made of, the likeliest first: the first that grew names the culprit. */
export const SOURCES: Readonly<Record<Cause, readonly Source[]>> = {
  threads: [{ profile: 'async', label: 'type', values: ['worker'] }],
  contexts: [{ profile: 'async', label: 'type', values: ['context'] }],
  fds: [
    { profile: 'async', label: 'type', values: WITH_DESCRIPTOR },
    { profile: 'async', label: 'type', values: ['child process', 'worker'] },
  ],
  handles: [
    {
      profile: 'async',
      label: 'type',
      values: [...WITH_DESCRIPTOR, 'timer', 'message port', 'child process', 'zlib stream'],
    },
    { profile: 'async', label: 'type', values: ['worker', 'pending operation'] },
  ],
  async: [{ profile: 'async', label: 'type', values: ['pending operation'] }],
  external: [
    { profile: 'heap', label: 'memory', values: ['off-heap'] },
    // What Node allocates without a call to be watched belongs to objects that grow in number with it.
    { profile: 'heap', label: 'memory', values: ['heap'] },
  ],
  native: [
    {
      profile: 'async',
      label: 'type',
      values: ['worker', 'zlib stream', 'child process', 'undelivered message'],
    },
    { profile: 'async', label: 'type', values: ['message port', ...WITH_DESCRIPTOR] },
  ],
  heap: [{ profile: 'heap', label: 'memory', values: ['heap'] }],
};
