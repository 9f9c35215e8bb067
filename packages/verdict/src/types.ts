import type { Cause } from './cause.ts';

/** What was read after load, settling and collection. */
export interface Reading {
  /** Completed since the process started. */
  readonly operations: number;
  /** Epoch milliseconds. */
  readonly t: number;
  /** Bytes for memory, counts for the rest; `null` or left out what could not be read. */
  readonly values: Partial<Record<Cause, number | null>>;
}

/** An estimate with its 95 % interval. */
export interface Amount {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: 'bytes' | 'count';
}

/** One resource that grew. */
export interface Growth {
  readonly cause: Cause;
  /** `null` where evidence is judged per minute. */
  readonly perOperation: Amount | null;
  /** `null` where evidence is judged per operation. */
  readonly perMinute: Amount | null;
}

export interface Evidence {
  /** In the order in which they were taken. */
  readonly readings: readonly Reading[];
  /** Taken after a further time without load: what drains by itself then is no leak. */
  readonly idle?: readonly Reading[];
  /** Bytes allocated by one operation, kept or not; tells churn from thrift. */
  readonly allocatedPerOperation?: number | null;
  /** What amounts are told by; `minute` for a process whose operations nobody counts. */
  readonly per?: 'operation' | 'minute';
}

export interface Judgement {
  readonly leaking: boolean;
  /** 0 to 1: how sure this is, whichever way it went. */
  readonly confidence: number;
  /** Clear enough that further readings would not change it. */
  readonly decided: boolean;
  /**
   * It leaks, by so little and after so few operations that a bounded cache may be filling: up to
   * `MANY_OPERATIONS` would tell.
   */
  readonly mayFill: boolean;
  /** Much is allocated and nothing kept. */
  readonly note?: 'churn';
  /** What grew, in the order of `CAUSES`. */
  readonly growths: readonly Growth[];
  /** The slope of every cause that could be fitted, leaking or not; for drawing. */
  readonly slopes: Partial<Record<Cause, Amount>>;
  /** How many of the leading readings are warm-up: shown, and not judged. */
  readonly warmUp: number;
}
