import type { Amount } from '../types.ts';

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const;

/** Bytes in the largest unit of which there is one: `10.0 MiB`; whole bytes without a decimal. */
export function bytesText(bytes: number): string {
  const power = powerOf(bytes);
  return `${scaled(bytes, power)} ${UNITS[power] ?? ''}`;
}

/** An interval in the unit of its value, such as `9.9–10.1`. */
export function intervalText({ value, low, high, unit }: Amount): string {
  const text =
    unit === 'bytes'
      ? (bound: number) => scaled(bound, powerOf(value))
      : (bound: number) => countText(bound);
  return `${text(low)}–${text(high)}`;
}

/** A count, as exact as it matters: `1,000`, `4.5`, `0.02`. */
export function countText(count: number): string {
  const digits = Number.isInteger(count) || Math.abs(count) >= 100 ? 0 : 2;
  return grouped(Number(count.toFixed(digits)));
}

function powerOf(bytes: number): number {
  const power = Math.floor(Math.log2(Math.max(1, Math.abs(bytes))) / 10);
  return Math.min(UNITS.length - 1, power);
}

function scaled(bytes: number, power: number): string {
  return power === 0 ? countText(bytes) : (bytes / 1024 ** power).toFixed(1);
}

function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const parts = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
