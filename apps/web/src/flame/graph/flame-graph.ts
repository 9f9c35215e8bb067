import './flame-graph.css';
import { hierarchy, select, type HierarchyNode } from 'd3';
import flamegraph from 'd3-flame-graph';
import type { Layout, LayoutFrame, Ref } from '../messages.ts';
import { annotateFrames } from './annotate.ts';
import { treeOf, type Datum, type FormatValue, type Orientation } from './datum.ts';
import { createHoverCard } from './hover-card.ts';
import { moved, type Direction } from './moves.ts';

/** Height of a frame in pixels: a line of text and room around it. */
const CELL_HEIGHT = 22;
const ZOOM_MS = 200;
/** More frames than these would stutter on their way, and are at their place sooner without it. */
const MAX_ANIMATED = 400;

export interface FlameGraphState {
  readonly layout: Layout;
  /** What is marked; it need not be in the layout. */
  readonly selected: Ref | null;
  /** Frames whose name or file contains it stand out; empty for none. */
  readonly search: string;
  readonly orientation: Orientation;
  readonly format: FormatValue;
}

export interface FlameGraphOptions {
  /** Accessible name. */
  readonly label: string;
  /** The width has changed, and is known for the first time: a layout for it is wanted. */
  readonly onWidth: (pixels: number) => void;
  /** An arrow key. */
  readonly onSelect: (frame: LayoutFrame) => void;
  /** A click, or Enter. */
  readonly onZoom: (frame: LayoutFrame) => void;
  /** Escape. */
  readonly onBack: () => void;
}

export interface FlameGraph {
  update(state: FlameGraphState): void;
  /** Moves the keyboard's focus here. */
  focus(): void;
  destroy(): void;
}

let created = 0;

/**
 * Draws layouts with d3-flame-graph, which gets a tree of its own, already pruned, and neither zooms
 * nor searches itself: both need what was pruned away. The element becomes an ARIA tree; it scrolls
 * where a layout is higher than it.
 */
export function createFlameGraph(element: HTMLElement, options: FlameGraphOptions): FlameGraph {
  const prefix = `flame-${created++}-`;
  const card = createHoverCard();
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  let state: FlameGraphState | undefined;
  let drawnFocus: Ref | undefined;
  let drawnOrientation: Orientation | undefined;
  let drawnSelected: Ref | null = null;
  let width = 0;
  /** Never lower than it was: what stands below must not jump at a zoom. */
  let tallest = 0;

  element.classList.add('flame');
  element.tabIndex = 0;
  element.setAttribute('role', 'tree');
  element.setAttribute('aria-label', options.label);

  const place = select(element);
  const chart = flamegraph<Datum>()
    .cellHeight(CELL_HEIGHT)
    .getName((node) => node.data.label)
    .tooltip(
      Object.assign(() => undefined, {
        show(event: MouseEvent, { data }: HierarchyNode<Datum>) {
          if (state) card.show(event, data.frame, state.layout.total, state.format);
        },
        hide: () => card.hide(),
      }),
    );

  const draw = (): void => {
    if (state === undefined || width === 0) return;
    const { layout, orientation, format } = state;
    const root = hierarchy(treeOf(layout.frames, layout.focusIndex, format));
    // Stable ids let d3 move a frame to its new place instead of drawing another one.
    root.each((node) => Object.assign(node, { id: node.data.ref }));
    const needed = (root.height + 1) * CELL_HEIGHT;
    const { minHeight, maxHeight } = getComputedStyle(element);
    tallest = Math.max(tallest, Math.min(needed, pixels(maxHeight)), pixels(minHeight));
    const height = Math.max(needed, tallest);
    const isZoom = drawnFocus !== undefined && drawnFocus !== layout.focus;
    chart
      .width(width)
      .height(height)
      .inverted(orientation === 'icicle')
      .transitionDuration(
        isZoom && !reducedMotion.matches && layout.frames.length <= MAX_ANIMATED ? ZOOM_MS : 0,
      );
    if (drawnFocus === undefined) {
      // The first call takes plain data and would wrap anything else; what follows is ours.
      const first: Datum = { ...root.data, children: [] };
      chart(place.datum(first));
      element.querySelector('svg > text.title')?.remove();
      element.querySelector('svg')?.setAttribute('role', 'none');
    }
    place.datum(root);
    chart.update();
    place.select('svg').attr('height', height);
    annotateFrames(element, root, { prefix, width, layout, search: state.search, format });
    mark();
    const isOther = drawnFocus !== layout.focus || drawnOrientation !== orientation;
    drawnFocus = layout.focus;
    drawnOrientation = orientation;
    if (isOther) reveal(true);
  };

  const mark = (): void => {
    const selected = state?.selected ?? null;
    for (const marked of element.querySelectorAll('[aria-selected]')) {
      marked.removeAttribute('aria-selected');
    }
    const frame = selected === null ? null : document.getElementById(prefix + selected);
    frame?.setAttribute('aria-selected', 'true');
    if (frame) element.setAttribute('aria-activedescendant', frame.id);
    else element.removeAttribute('aria-activedescendant');
    if (selected !== drawnSelected) reveal(false);
    drawnSelected = selected;
  };

  /** Scrolls to the root after a zoom; then as far as brings the selected frame into sight. */
  const reveal = (isZoomed: boolean): void => {
    if (state === undefined) return;
    const { frames, focusIndex } = state.layout;
    const selected = frames.findIndex(({ ref }) => ref === state?.selected);
    let level = 0;
    for (let at = selected < 0 ? focusIndex : selected; at > 0; at = frames[at]?.parent ?? 0) {
      level++;
    }
    const isFlame = state.orientation === 'flame';
    if (isZoomed) element.scrollTop = isFlame ? element.scrollHeight : 0;
    const top = isFlame ? element.scrollHeight - (level + 1) * CELL_HEIGHT : level * CELL_HEIGHT;
    const bottom = top + CELL_HEIGHT - element.clientHeight;
    if (top < element.scrollTop) element.scrollTop = top - CELL_HEIGHT;
    else if (bottom > element.scrollTop) element.scrollTop = bottom + CELL_HEIGHT;
  };

  const frameAt = (target: EventTarget | null): LayoutFrame | undefined => {
    const ref = target instanceof Element && target.closest<SVGGElement>('g[data-ref]');
    if (!ref) return undefined;
    return state?.layout.frames.find((frame) => frame.ref === ref.dataset['ref']);
  };

  // Caught before d3-flame-graph sees it, which would zoom within what is already pruned.
  const onClick = (event: MouseEvent): void => {
    const frame = frameAt(event.target);
    if (frame === undefined) return;
    event.stopPropagation();
    card.hide();
    options.onZoom(frame);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (state === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { frames, focusIndex } = state.layout;
    const at = frames.findIndex(({ ref }) => ref === state?.selected);
    const direction = directionOf(event.key, state.orientation);
    if (direction !== undefined) {
      const next = frames[at < 0 ? focusIndex : moved(frames, at, direction)];
      if (next) options.onSelect(next);
    } else if (event.key === 'Enter') {
      const frame = frames[at];
      if (frame) options.onZoom(frame);
    } else if (event.key === 'Home') {
      const frame = frames[focusIndex];
      if (frame) options.onSelect(frame);
    } else if (event.key === 'Escape') options.onBack();
    else return;
    event.preventDefault();
  };

  element.addEventListener('click', onClick, { capture: true });
  element.addEventListener('keydown', onKey);
  element.addEventListener('scroll', card.hide, { passive: true });
  const observer = new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    draw();
    options.onWidth(width);
  });
  observer.observe(element);

  return {
    update(next) {
      const previous = state;
      state = next;
      const isMarkOnly =
        previous?.layout === next.layout &&
        previous.search === next.search &&
        previous.orientation === next.orientation;
      if (isMarkOnly) mark();
      else draw();
    },
    focus: () => element.focus(),
    destroy() {
      observer.disconnect();
      element.removeEventListener('click', onClick, { capture: true });
      element.removeEventListener('keydown', onKey);
      element.removeEventListener('scroll', card.hide);
      card.destroy();
      chart.destroy();
    },
  };
}

/** A computed length; 0 where there is none. */
function pixels(length: string): number {
  return Number.parseFloat(length) || 0;
}

function directionOf(key: string, orientation: Orientation): Direction | undefined {
  const isFlame = orientation === 'flame';
  if (key === 'ArrowUp') return isFlame ? 'in' : 'out';
  if (key === 'ArrowDown') return isFlame ? 'out' : 'in';
  if (key === 'ArrowLeft') return 'before';
  return key === 'ArrowRight' ? 'after' : undefined;
}
