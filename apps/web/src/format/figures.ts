import { formatDuration } from './times.ts';

const STEPS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Kept: making a formatter costs a hundred times what using one does, and graphs use thousands. */
const [whole, oneDecimal, twoDecimals] = [formatter(0), formatter(1), formatter(2)];

/** A minus sign as wide as a plus, unlike the hyphen. */
const MINUS = '\u2212';

/**
 * Three significant figures without an exponent: `1.23`, `12.3`, `123`, `1,235`.
 * Whole numbers below 1,000 are the caller's business; see `formatCount`.
 */
export function threeFigures(value: number): string {
  const magnitude = Math.abs(value);
  const { format } = magnitude < 9.995 ? twoDecimals : magnitude < 99.95 ? oneDecimal : whole;
  const text = format(magnitude);
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

function formatter(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** Splits a size in bytes into a figure and its binary unit: `['10.0', 'MiB']`. */
export function bytesParts(bytes: number): [figure: string, unit: string] {
  let value = bytes;
  let step = 0;
  // 999.5 would be written with four figures, so the next unit begins there and not at 1024.
  while (Math.abs(value) >= 999.5 && step < STEPS.length - 1) {
    value /= 1024;
    step += 1;
  }
  const unit = STEPS[step] ?? 'B';
  if (step === 0) return [signed(Math.round(value)), unit];
  return [threeFigures(value), unit];
}

function signed(value: number): string {
  return value < 0 ? MINUS + String(-value) : String(value);
}

/** A size in bytes: `512 B`, `1.50 KiB`, `10.0 MiB`, `0.98 GiB`. */
export function formatBytes(bytes: number): string {
  return bytesParts(bytes).join('\u00a0');
}

/** A count: exact below a million, then three figures: `1,000`, `12,345`, `1.23 M`. */
export function formatCount(count: number): string {
  const magnitude = Math.abs(count);
  const sign = count < 0 ? MINUS : '';
  if (magnitude < 999_500) return sign + whole.format(Math.round(magnitude));
  if (magnitude < 999.5e6) return `${sign}${threeFigures(magnitude / 1e6)}\u00a0M`;
  return `${sign}${threeFigures(magnitude / 1e9)}\u00a0G`;
}

/** A share from 0 to 1 as a percentage: `0.0 %`, `5.2 %`, `97 %`, `100 %`. */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent < 9.95 ? percent.toFixed(1) : Math.round(percent)}\u00a0%`;
}

export type Unit = 'bytes' | 'count' | 'bytes-per-second' | 'per-second' | 'milliseconds';

/** A value in its unit. */
export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'bytes':
      return formatBytes(value);
    case 'count':
      return formatCount(value);
    case 'bytes-per-second':
      return `${formatBytes(value)}/s`;
    case 'per-second':
      return `${formatFractionalCount(value)}/s`;
    case 'milliseconds':
      return formatDuration(value);
  }
}

/** A change with its sign: `+10.0 MiB`, `−3`, `±0`. */
export function formatChange(value: number, unit: 'bytes' | 'count'): string {
  const text = unit === 'bytes' ? formatBytes(value) : formatFractionalCount(value);
  if (/^[^1-9]*$/.test(text)) return `±${text.replace(MINUS, '')}`;
  return value > 0 ? `+${text}` : text;
}

/** The two ends of an interval in one unit: `9.98 to 10.0 MiB`, `−0.1 to +0.3`. */
export function formatInterval(low: number, high: number, unit: 'bytes' | 'count'): string {
  if (unit === 'count') return `${formatFractionalCount(low)} to ${formatFractionalCount(high)}`;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const [, name] = bytesParts(largest);
  const size = 1024 ** STEPS.findIndex((step) => step === name);
  const figure = name === 'B' ? (value: number) => signed(Math.round(value)) : threeFigures;
  return `${figure(low / size)} to ${figure(high / size)}\u00a0${name}`;
}

/** Changes per operation are seldom whole: `0.25`, `1,000`. */
function formatFractionalCount(value: number): string {
  const isWhole = Math.abs(value - Math.round(value)) < 0.005;
  return isWhole || Math.abs(value) >= 100 ? formatCount(value) : threeFigures(value);
}
