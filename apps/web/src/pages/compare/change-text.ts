import type { Amounts, FrameChange } from '../../compare/messages.ts';
import type { FormatValue } from '../../flame/index.ts';

/** A minus sign as wide as a plus, unlike the hyphen. */
const MINUS = '\u2212';

/** A difference with its sign: `+10.0 MiB`, `−3`, `±0`. */
export function signed(difference: number, format: FormatValue): string {
  if (difference === 0) return `±${format(0)}`;
  return difference > 0 ? `+${format(difference)}` : `${MINUS}${format(-difference)}`;
}

export function differenceOf({ base, now }: Amounts): number {
  return now - base;
}

/** How a frame changed, so that it is told without its colour: `new +10.0 MiB`, `−3.0 KiB`. */
export function changeText(change: FrameChange, format: FormatValue): string {
  const difference = signed(differenceOf(change), format);
  const isEnd = change.change === 'new' || change.change === 'gone';
  return isEnd ? `${change.change} ${difference}` : difference;
}
