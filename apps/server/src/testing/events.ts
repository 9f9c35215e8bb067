import type { Gc, Run, Sample } from '@leakscope/protocol';

/** A run as it looks while it goes on. */
export function aRun(change: Partial<Run> = {}): Run {
  return {
    id: 'A',
    kind: 'sandbox',
    scenario: 'slice',
    variant: 'leak',
    state: 'running',
    reason: null,
    pid: 1,
    node: 'v20.0.0',
    memoryCap: 1024 ** 3,
    atCap: false,
    operations: 0,
    load: null,
    startedAt: 1_000,
    endedAt: null,
    ...change,
  };
}

/** A reading at a time. */
export function aSample(t: number, change: Partial<Sample> = {}): Sample {
  return {
    t,
    rss: 50_000_000,
    heapTotal: 6_000_000,
    heapUsed: 4_000_000,
    external: 2_000_000,
    arrayBuffers: 1_000_000,
    liveHeap: null,
    allocated: 0,
    freed: 0,
    nativeContexts: 1,
    handles: { Timeout: 1 },
    pendingAsync: 0,
    fds: 20,
    threads: 11,
    loopDelayP99Ms: 1,
    sinceLoopTurnMs: 1,
    cpuPercent: 1,
    operations: 0,
    ...change,
  };
}

/** A collection with its pause. */
export function aCollection(t: number, durationMs = 1): Gc {
  return { t, kind: 'minor', durationMs, before: 5_000_000, after: 4_000_000, count: 1 };
}

/** A server-sent event as a client sees it. */
export interface ReceivedEvent {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly data: unknown;
}

/**
 * Reads a stream of server-sent events until there are so many, or until it ends.
 *
 * @throws where that takes longer than the deadline
 */
export async function readEvents(
  stream: ReadableStream<Uint8Array>,
  count: number,
  deadlineMs = 10_000,
): Promise<ReceivedEvent[]> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const events: ReceivedEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${events.length} of ${count} events within ${deadlineMs} ms`)),
      deadlineMs,
    );
  });
  try {
    let rest = '';
    while (events.length < count) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return events;
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      events.push(...blocks.map(parseBlock).filter((event) => event !== undefined));
    }
    return events;
  } finally {
    clearTimeout(timer);
    await reader.cancel();
  }
}

function parseBlock(block: string): ReceivedEvent | undefined {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  const data = field('data');
  if (data === undefined) return undefined;
  return { id: field('id'), name: field('event'), data: JSON.parse(data) as unknown };
}
