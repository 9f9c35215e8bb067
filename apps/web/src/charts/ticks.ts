import { formatCount, formatElapsed, formatValue, type Unit } from '../format/index.ts';

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
  if (unit === 'bytes' || unit === 'bytes-per-second') return binaryStep(ideal, highest);
  return unit === 'milliseconds' ? decimalStep(ideal) : Math.max(1, decimalStep(ideal));
}

/** An axis is never shorter, so that nothing next to nothing does not look like much. */
const SHORTEST_AXIS: Readonly<Record<Unit, number>> = {
  bytes: 1024 * 1024,
  count: 4,
  'bytes-per-second': 1024 * 1024,
  'per-second': 10,
  milliseconds: 4,
};

/** Room above the highest value before the axis grows. */
const HEADROOM = 1.04;
/** An axis is kept until its values need less than this part of it, so that it does not flicker. */
const SHRINK_BELOW = 0.55;

/** The end of an axis from 0, a multiple of half its tick step; keeps `current` while that still fits. */
export function axisEnd(highest: number, current: number, wanted: number, unit: Unit): number {
  const needed = highest * HEADROOM;
  if (current > 0 && needed <= current && needed >= current * SHRINK_BELOW) return current;
  const target = Math.max(needed, SHORTEST_AXIS[unit]);
  const half = valueStep(target, wanted, unit) / 2;
  return Math.ceil(target / half) * half;
}

/** Ticks from 0 to the end of an axis. */
export function valueTicks(end: number, wanted: number, unit: Unit): Tick[] {
  const step = valueStep(end, wanted, unit);
  const ticks: Tick[] = [];
  for (let value = 0; value <= end * 1.0001; value += step) {
    ticks.push({ value, label: value === 0 ? '0' : compact(value, unit) });
  }
  return ticks;
}

/** The largest binary unit that is not above a size, in bytes. */
function binaryUnit(bytes: number): readonly [size: number, name: string] {
  const names = ['B', 'KiB', 'MiB', 'GiB'];
  const step = Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024));
  const power = Math.min(names.length - 1, Math.max(0, step));
  return [1024 ** power, names[power] ?? 'B'];
}

/**
 * Ticks of an axis that need not begin at 0, about `wanted` of them, at least reaching from `low` to
 * `high`; with as many decimals as it takes to tell them apart.
 */
export function ticksAround(
  low: number,
  high: number,
  wanted: number,
  unit: 'bytes' | 'count',
): Tick[] {
  const [size, name] = unit === 'bytes' ? binaryUnit(high) : [1, ''];
  const ideal = (high - low) / wanted / size;
  const step = unit === 'count' ? Math.max(1, decimalStep(ideal)) : decimalStep(ideal);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks: Tick[] = [];
  for (let index = Math.floor(low / size / step); ; index += 1) {
    const value = index * step;
    const label = unit === 'count' ? formatCount(value) : `${value.toFixed(decimals)}\u00a0${name}`;
    ticks.push({ value: value * size, label: value === 0 ? '0' : label });
    if (value * size >= high) return ticks;
  }
}

/** Round values need no decimals: `10 MiB`, not `10.0 MiB`. */
function compact(value: number, unit: Unit): string {
  return formatValue(value, unit).replace(/\.0+(?=\D|$)/, '');
}
