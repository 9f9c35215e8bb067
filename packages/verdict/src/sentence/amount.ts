import type { Amount } from '../types.ts';

const UNITS = ['KiB', 'MiB', 'GiB'] as const;

/** Bytes in the largest unit of which there is one: `10.0 MiB`; below 1 KiB `200 bytes`. */
export function bytesText(bytes: number): string {
  const power = powerOf(bytes);
  const figure = scaled(bytes, power);
  return `${figure} ${UNITS[power - 1] ?? (figure === '1' ? 'byte' : 'bytes')}`;
}

/** An interval in the unit of its value, such as `9.9–10.1`. */
export function intervalText({ value, low, high, unit }: Amount): string {
  const text = (bound: number) =>
    unit === 'bytes' ? scaled(bound, powerOf(value)) : countText(bound);
  return `${text(low)}–${text(high)}`;
}

/** A count: whole from 100, else with three significant figures: `1,000`, `4.5`, `0.025`. */
export function countText(count: number): string {
  return grouped(Math.abs(count) >= 100 ? Math.round(count) : Number(count.toPrecision(3)));
}

/** Which power of 1024 `bytes` has; one that would be written as 1,024 has the next. */
function powerOf(bytes: number): number {
  const magnitude = Math.abs(bytes);
  let power = 0;
  while (power < UNITS.length && magnitude >= 1023.95 * 1024 ** power) power += 1;
  return power;
}

function scaled(bytes: number, power: number): string {
  return power === 0 ? countText(bytes) : (bytes / 1024 ** power).toFixed(1);
}

/** Commas between thousands; independent of the reader's locale. */
function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const parts = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
