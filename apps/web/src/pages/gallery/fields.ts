/** How a field of the sample is called and coloured. */
interface FieldLook {
  readonly title: string;
  readonly color: string;
}

const looks: Readonly<Record<string, FieldLook>> = {
  liveHeap: { title: 'live heap', color: 'var(--series-live-heap)' },
  heapUsed: { title: 'heap used', color: 'var(--series-heap-used)' },
  heapTotal: { title: 'heap total', color: 'var(--series-heap-total)' },
  external: { title: 'external', color: 'var(--series-external)' },
  arrayBuffers: { title: 'array buffers', color: 'var(--series-external)' },
  rss: { title: 'rss', color: 'var(--series-rss)' },
  handles: { title: 'handles', color: 'var(--series-handles)' },
  pendingAsync: { title: 'pending async', color: 'var(--series-pending-async)' },
  fds: { title: 'file descriptors', color: 'var(--series-fds)' },
  threads: { title: 'threads', color: 'var(--series-threads)' },
  nativeContexts: { title: 'contexts', color: 'var(--series-contexts)' },
  allocated: { title: 'allocated', color: 'var(--series-allocated)' },
};

/** The fields that have a look, in the order in which they are offered. */
export const fieldKeys: readonly string[] = Object.keys(looks);

/** A field without a look of its own is called by its name. */
export function fieldOf(key: string): FieldLook {
  return looks[key] ?? { title: key, color: 'var(--series-rss)' };
}
