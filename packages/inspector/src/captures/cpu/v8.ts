import type { V8CallFrame } from '../../frames.ts';

/** Between two samples; V8's default, and what Node's `--cpu-prof` uses. */
export const CPU_INTERVAL_MICROS = 1000;

export interface CpuNode {
  readonly id: number;
  readonly callFrame: V8CallFrame;
  readonly children?: readonly number[];
  /** Samples by line of the function; 1-based. */
  readonly positionTicks?: readonly { line: number; ticks: number }[];
}

/** `Profiler.Profile` of the inspector; `timeDeltas` in microseconds. */
export interface CpuProfile {
  readonly nodes: readonly CpuNode[];
  readonly startTime: number;
  readonly endTime: number;
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}
