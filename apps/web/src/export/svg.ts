import type { Drawing, LayoutFrame } from '../flame/messages.ts';
import { escapeMarkup } from './escape.ts';

const WIDTH = 1400;
const LEVEL = 22;
const HEADER = 40;
const MARGIN = 12;
/** Of a character of the font, in pixels; no letter of it is wider. */
const CHARACTER = 7.3;
/** A frame with fewer characters than these tells nothing. */
const LEAST_CHARACTERS = 3;

export interface SvgColours {
  readonly background: string;
  readonly ink: string;
  /** Of a frame, as it is on screen. */
  readonly fillOf: (frame: LayoutFrame) => string;
  readonly inkOf: (frame: LayoutFrame) => string;
}

export interface SvgOptions {
  readonly title: string;
  readonly orientation: 'flame' | 'icicle';
  readonly format: (value: number) => string;
  readonly colours: SvgColours;
}

/** A drawing as an SVG document of its own: no script, no style sheet, nothing from elsewhere. */
export function svgOf(drawing: Drawing, options: SvgOptions): string {
  const { title, orientation, format, colours } = options;
  const { frames, focusIndex } = drawing;
  const places = placesOf(frames, focusIndex);
  const levels = 1 + places.reduce((most, { level }) => Math.max(most, level), 0);
  const height = HEADER + levels * LEVEL + MARGIN;
  const boxes = frames.map((frame, index) => {
    const { x, width, level } = places[index] ?? { x: 0, width: 0, level: 0 };
    const at = orientation === 'icicle' ? level : levels - 1 - level;
    return boxOf(frame, { x: x + MARGIN, y: HEADER + at * LEVEL, width }, options);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH + 2 * MARGIN}" height="${height}" viewBox="0 0 ${WIDTH + 2 * MARGIN} ${height}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="12">
<title>${escapeMarkup(title)}</title>
<rect width="100%" height="100%" fill="${escapeMarkup(colours.background)}"/>
<text x="${MARGIN}" y="25" font-family="system-ui, sans-serif" font-size="15" fill="${escapeMarkup(colours.ink)}">${escapeMarkup(`${title} · ${format(drawing.total)}`)}</text>
${boxes.join('\n')}
</svg>
`;
}

interface Place {
  readonly x: number;
  readonly width: number;
  readonly level: number;
}

/** Callers of the focus are as wide as it is; below it, widths are shares of its value. */
function placesOf(frames: readonly LayoutFrame[], focusIndex: number): Place[] {
  const focus = frames[focusIndex]?.total ?? 0;
  const scale = focus === 0 ? 0 : WIDTH / focus;
  const places: Place[] = [];
  /** Where the next child of a frame begins. */
  const next: number[] = [];
  for (const [index, { parent, total }] of frames.entries()) {
    const isCaller = index <= focusIndex;
    const x = isCaller ? 0 : (next[parent] ?? 0);
    const width = isCaller ? WIDTH : total * scale;
    const level = parent < 0 ? 0 : (places[parent]?.level ?? 0) + 1;
    places.push({ x, width, level });
    next[index] = x;
    if (parent >= 0) next[parent] = x + width;
  }
  return places;
}

function boxOf(
  frame: LayoutFrame,
  { x, y, width }: { x: number; y: number; width: number },
  { format, colours }: SvgOptions,
): string {
  const { name, file, line, total } = frame;
  const place = file === '' ? '' : `\n${file}${line === 0 ? '' : `:${line}`}`;
  const rect = `<rect x="${x.toFixed(2)}" y="${y}" width="${Math.max(0, width - 0.6).toFixed(2)}" height="${LEVEL - 1}" rx="1" fill="${escapeMarkup(colours.fillOf(frame))}"/>`;
  const label = fitted(`${name}  ${format(total)}`, width - 8);
  const text =
    label === ''
      ? ''
      : `<text x="${(x + 4).toFixed(2)}" y="${y + 15}" fill="${escapeMarkup(colours.inkOf(frame))}" unicode-bidi="isolate" xml:space="preserve">${escapeMarkup(label)}</text>`;
  return `<g><title>${escapeMarkup(`${name}\n${format(total)}${place}`)}</title>${rect}${text}</g>`;
}

/** As much of a text as has room, by whole characters. */
function fitted(text: string, width: number): string {
  const room = Math.floor(width / CHARACTER);
  const characters = Array.from(text);
  if (room < LEAST_CHARACTERS) return '';
  if (characters.length <= room) return text;
  return `${characters.slice(0, room - 1).join('')}…`;
}
