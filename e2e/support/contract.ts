// What the contract promises of the bodies these tests read; nothing is imported from the source.

export interface Run {
  readonly id: string;
  readonly kind: string;
  readonly scenario: string | null;
  readonly variant: 'leak' | 'fixed' | null;
  readonly state: 'starting' | 'running' | 'stopped' | 'crashed' | 'out-of-memory';
  readonly pid: number | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly memoryCap: number | null;
}

export interface Capture {
  readonly id: string;
  readonly run: string;
  readonly type: string;
  readonly state: 'taking' | 'ready' | 'failed';
  readonly trigger: 'request' | 'memory';
  readonly sampleTypes: readonly { readonly type: string; readonly unit: string }[];
  readonly totals: readonly number[];
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly goAnalogue: string;
  readonly signature: readonly string[];
  readonly capture: string;
}

export interface ScenarioDetail extends Scenario {
  readonly sources: Readonly<
    Record<'leak' | 'fixed', { readonly path: string; readonly code: string }>
  >;
}

/** The fields of a sample these tests look at. */
export interface Sample {
  readonly t: number;
  readonly rss: number | null;
  readonly heapUsed: number | null;
  readonly external: number | null;
  readonly arrayBuffers: number | null;
  readonly liveHeap: number | null;
  readonly handles: Readonly<Record<string, number>> | null;
  readonly pendingAsync: number | null;
  readonly pendingAsyncInterval?: readonly [number, number];
  readonly fds: number | null;
  readonly operations: number;
}

export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}
