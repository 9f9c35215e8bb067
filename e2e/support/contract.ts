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
  readonly kind: 'leak' | 'control';
  readonly title: string;
  readonly summary: string;
  readonly goAnalogue: string;
  readonly signature: readonly string[];
  /** What a verification finds, or what a control is taken for. */
  readonly causes: readonly string[];
  readonly capture: string;
  readonly difficulty: string;
}

interface Source {
  readonly path: string;
  readonly code: string;
}

/** A scenario with its sources: of a leak, where nothing else is said. */
export interface ScenarioDetail<
  Sources = { readonly leak: Source; readonly fixed: Source },
> extends Scenario {
  readonly sources: Sources;
  readonly story: readonly string[];
  readonly whyTheFixWorks: string;
}

/** Healthy code that looks like a leak runs as it is: as `fixed`. */
export type ControlDetail = ScenarioDetail<{ readonly leak?: undefined; readonly fixed: Source }>;

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

export interface Verification {
  readonly id: string;
  readonly scenario: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
}

export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}
