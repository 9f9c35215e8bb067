import type { Line } from './decimate.ts';
import type { Tick } from './ticks.ts';

/** Room for the labels of the value axis, in pixels; the same for all charts, so that they align. */
export const MARGIN_LEFT = 76;
/** Room for half a label of the time axis. */
export const MARGIN_RIGHT = 16;
export const MARGIN_TOP = 6;

export interface PlotLine {
  readonly key: string;
  readonly color: string;
  readonly points: Line;
  readonly dashed?: boolean;
  readonly area?: boolean;
  /** Written at its last point. */
  readonly label?: string;
}

export interface PlotFrame {
  readonly x: readonly [from: number, to: number];
  readonly xTicks: readonly Tick[];
  /** Where the value axis begins; at 0 where it is left out. */
  readonly yStart?: number;
  readonly yEnd: number;
  readonly yTicks: readonly Tick[];
  readonly lines: readonly PlotLine[];
  /** Spans of the x axis that are shaded, such as loads. */
  readonly bands: readonly (readonly [from: number, to: number])[];
  /** Horizontal lines with a meaning of their own, such as the memory cap. */
  readonly rules: readonly Tick[];
  /** Vertical lines, such as captures. */
  readonly marks: readonly number[];
}
