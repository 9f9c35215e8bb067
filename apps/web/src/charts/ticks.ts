import { formatElapsed, type Unit } from '../format/index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const TIME_STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 6, 12, 24, 48, 168].map((hours) => hours * HOUR),
];

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Ticks at round times since `start`; all of them epoch milliseconds. */
export function timeTicks(from: number, to: number, start: number, wanted: number): Tick[] {
  const ideal = (to - from) / Math.max(1, wanted);
  const step = TIME_STEPS.find((candidate) => candidate >= ideal) ?? 168 * HOUR;
  const ticks: Tick[] = [];
  for (let at = Math.ceil((from - start) / step) * step; at <= to - start; at += step) {
    if (at >= 0) ticks.push({ value: start + at, label: formatElapsed(at) });
  }
  return ticks;
}

/** 1, 2 or 5 times a power of ten, at least `ideal`. */
function decimalStep(ideal: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(ideal, Number.MIN_VALUE)));
  return ([1, 2, 5].find((factor) => factor * power >= ideal) ?? 10) * power;
}

/**
 * Like `decimalStep` within the binary unit that suits: 10 MiB, 200 MiB. An axis that reaches into
 * the next unit has parts of that one instead, 512 MiB or 256 MiB, so that its labels are round.
 */
function binaryStep(ideal: number, highest: number): number {
  const unit = 1024 ** Math.max(0, Math.floor(Math.log(Math.max(1, ideal)) / Math.log(1024)));
  const step = decimalStep(ideal / unit);
  if (highest < 1000 * unit) return Math.max(1, step * unit);
  const parts = [64, 128, 256, 512, 1024].find((part) => part >= ideal / unit);
  return (parts ?? 1024) * unit;
}

/** The distance of the ticks of an axis from 0 to `highest`: about `wanted` of them. */
export function valueStep(highest: number, wanted: number, unit: Unit): number {
  const ideal = highest / Math.max(1, wanted);
  return unit === 'count' ? Math.max(1, decimalStep(ideal)) : binaryStep(ideal, highest);
}

/** Room above the highest value before the axis grows. */
const HEADROOM = 1.04;
/** An axis is kept until its values need less than this part of it, so that it does not flicker. */
const SHRINK_BELOW = 0.55;

/** The end of an axis from 0, a multiple of half its tick step; keeps `current` while that still fits. */
export function axisEnd(highest: number, current: number, wanted: number, unit: Unit): number {
  const needed = highest * HEADROOM;
  if (current > 0 && needed <= current && needed >= current * SHRINK_BELOW) return current;
  const floor = unit === 'count' ? 4 : 1024 * 1024;
  const target = Math.max(needed, floor);
  const half = valueStep(target, wanted, unit) / 2;
  return Math.ceil(target / half) * half;
}
