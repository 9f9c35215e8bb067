import type { Gc } from '@leakscope/protocol';
import { select } from 'd3';
import { formatBytes, formatDuration } from '../format/index.ts';
import { MARGIN_LEFT, MARGIN_RIGHT } from './plot-frame.ts';

const HEIGHT = 30;
/** A pause of so many milliseconds is drawn at full height; shorter ones by their square root. */
const FULL_HEIGHT_MS = 100;
/** Shorter ticks could not be seen. */
const LEAST_HEIGHT = 4;

export interface CollectionLane {
  readonly svg: SVGSVGElement;
  resize(width: number): void;
  draw(collections: readonly Gc[], domain: { from: number; to: number }): void;
  setCursor(x: number | null): void;
}

/** Collections as ticks: the longer the pause, the taller. Full ones stand out. */
export function createCollectionLane(element: HTMLElement): CollectionLane {
  const svg = select(element)
    .append('svg')
    .attr('role', 'img')
    .attr('class', 'plot')
    .attr('height', HEIGHT);
  const inner = svg.append('g').attr('transform', `translate(${MARGIN_LEFT},0)`);
  inner
    .append('text')
    .attr('x', -8)
    .attr('y', HEIGHT - 5)
    .attr('text-anchor', 'end')
    .text('collections');
  const base = inner
    .append('line')
    .attr('class', 'lane-base')
    .attr('y1', HEIGHT - 0.5);
  const ticks = inner.append('g');
  const cursor = inner
    .append('line')
    .attr('class', 'plot-cursor')
    .attr('y2', HEIGHT)
    .attr('display', 'none');
  let innerWidth = 0;

  return {
    svg: svg.node() as SVGSVGElement,
    resize(width) {
      innerWidth = Math.max(40, width - MARGIN_LEFT - MARGIN_RIGHT);
      svg.attr('width', innerWidth + MARGIN_LEFT + MARGIN_RIGHT);
      base.attr('x2', innerWidth).attr('y2', HEIGHT - 0.5);
    },
    draw(collections, { from, to }) {
      const visible = longestPerPixel(collections, from, to, innerWidth);
      const xOf = ({ t }: Gc): number => Math.round(((t - from) / (to - from)) * innerWidth) + 0.5;
      ticks
        .selectAll<SVGLineElement, Gc>('line')
        .data(visible)
        .join('line')
        .attr('class', ({ kind }) => (kind === 'major' ? 'gc-major' : 'gc-minor'))
        .attr('x1', xOf)
        .attr('x2', xOf)
        .attr('y1', HEIGHT - 1)
        .attr('y2', ({ durationMs }) => HEIGHT - 1 - tickHeight(durationMs));
      svg.attr('aria-label', summary(collections, from, to));
    },
    setCursor(x) {
      cursor.attr('display', x === null ? 'none' : null);
      if (x !== null) cursor.attr('x1', x).attr('x2', x);
    },
  };
}

function tickHeight(durationMs: number): number {
  const share = Math.min(1, Math.sqrt(durationMs / FULL_HEIGHT_MS));
  return Math.max(LEAST_HEIGHT, share * (HEIGHT - 4));
}

/** Of the collections that fall onto one pixel the one with the longest pause; full ones go first. */
export function longestPerPixel(
  collections: readonly Gc[],
  from: number,
  to: number,
  pixels: number,
): Gc[] {
  const longest = new Map<number, Gc>();
  for (const collection of collections) {
    if (collection.t < from || collection.t > to) continue;
    const pixel = Math.round(((collection.t - from) / (to - from)) * pixels);
    const other = longest.get(pixel);
    if (other === undefined || outranks(collection, other)) longest.set(pixel, collection);
  }
  return [...longest.values()];
}

function outranks(a: Gc, b: Gc): boolean {
  if ((a.kind === 'major') !== (b.kind === 'major')) return a.kind === 'major';
  return a.durationMs > b.durationMs;
}

function summary(collections: readonly Gc[], from: number, to: number): string {
  const visible = collections.filter(({ t }) => t >= from && t <= to);
  const full = visible.filter(({ kind }) => kind === 'major').length;
  const pause = visible.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const count = visible.reduce((sum, collection) => sum + collection.count, 0);
  const about = visible.some(({ estimated }) => estimated) ? 'about ' : '';
  return `Collections shown: ${about}${count}, ${full} of them full, ${formatDuration(pause)} of pauses.`;
}

/** What a collection did, in a few words. */
export function describeCollection(collection: Gc): string {
  const { kind, durationMs, before, after, count, estimated } = collection;
  const name = kind === 'major' ? 'full' : kind;
  const times = count > 1 || estimated ? ` ×${count}` : '';
  const change = `${formatBytes(before)} → ${formatBytes(after)}`;
  if (estimated) return `about ${name}${times}, ${formatDuration(durationMs)} in all, estimated`;
  return `${name}${times}, ${formatDuration(durationMs)}, ${change}`;
}

/** The collection nearest to a point in time, no farther than `reach` milliseconds from it. */
export function collectionNear(
  collections: readonly Gc[],
  time: number,
  reach: number,
): Gc | undefined {
  let nearest: Gc | undefined;
  for (const collection of collections) {
    const away = Math.abs(collection.t - time);
    if (away > reach) continue;
    if (nearest === undefined || away < Math.abs(nearest.t - time)) nearest = collection;
  }
  return nearest;
}
