import { Cause } from '@leakscope/protocol';

/** How a cause is called and drawn. */
interface CauseLook {
  readonly title: string;
  /** What is counted, in one sentence. */
  readonly help: string;
  readonly unit: 'bytes' | 'count';
  /** A CSS colour: one of the tokens. */
  readonly color: string;
}

export const causeLooks: Readonly<Record<Cause, CauseLook>> = {
  threads: {
    title: 'threads',
    help: 'Threads of the process, workers among them.',
    unit: 'count',
    color: 'var(--series-threads)',
  },
  contexts: {
    title: 'contexts',
    help: 'Global objects of V8: one of the process and one of each vm context.',
    unit: 'count',
    color: 'var(--series-contexts)',
  },
  fds: {
    title: 'file descriptors',
    help: 'Open files and sockets, as the operating system counts them.',
    unit: 'count',
    color: 'var(--series-fds)',
  },
  handles: {
    title: 'handles',
    help: 'Active resources: timers, sockets, files, workers.',
    unit: 'count',
    color: 'var(--series-handles)',
  },
  async: {
    title: 'pending async',
    help: 'Asynchronous calls that wait.',
    unit: 'count',
    color: 'var(--series-pending-async)',
  },
  external: {
    title: 'off-heap memory',
    help: 'Memory outside the heap that objects hold: Buffers and the like.',
    unit: 'bytes',
    color: 'var(--series-external)',
  },
  native: {
    title: 'native memory',
    help: 'Memory of the process that neither the heap nor its objects account for.',
    unit: 'bytes',
    color: 'var(--series-rss)',
  },
  heap: {
    title: 'heap',
    help: 'Live objects on V8’s heap, after a full collection.',
    unit: 'bytes',
    color: 'var(--series-live-heap)',
  },
};

/** The causes in the order of a verdict: the scarcer resource first. */
export const causes: readonly Cause[] = Cause.options;
