/** What the load generator is told, and what it tells: JSON, a line each. */

export interface GeneratorOrder {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  /** Either this or `requests`. */
  readonly seconds: number | null;
  readonly requests: number | null;
  /** Requests a second over all connections; `null` for as fast as they are answered. */
  readonly rate: number | null;
}

export interface GeneratorProgress {
  readonly phase: 'running' | 'done' | 'failed';
  /** Answered so far. */
  readonly requests: number;
  /** Since the last report while it runs, over the whole load at its end. */
  readonly perSecond: number;
  /** Over the whole load. */
  readonly latencyMs: { readonly p50: number; readonly p99: number } | null;
  readonly errors: number;
  readonly error: string | null;
}
