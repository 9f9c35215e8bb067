/** How a field of the sample is called and coloured. */
interface FieldLook {
  readonly title: string;
  readonly color: string;
}

const looks: Readonly<Record<string, FieldLook>> = {
  rss: { title: 'rss', color: 'var(--series-rss)' },
  heapTotal: { title: 'heap total', color: 'var(--series-heap-total)' },
  heapUsed: { title: 'heap used', color: 'var(--series-heap-used)' },
  liveHeap: { title: 'live heap', color: 'var(--series-live-heap)' },
  external: { title: 'external', color: 'var(--series-external)' },
  arrayBuffers: { title: 'array buffers', color: 'var(--series-external)' },
  allocated: { title: 'allocated', color: 'var(--series-allocated)' },
  handles: { title: 'handles', color: 'var(--series-handles)' },
  pendingAsync: { title: 'pending async', color: 'var(--series-pending-async)' },
  fds: { title: 'file descriptors', color: 'var(--series-fds)' },
};

/** A field without a look of its own is called by its name. */
export function fieldOf(key: string): FieldLook {
  return looks[key] ?? { title: key, color: 'var(--series-rss)' };
}
