import './colors.css';
import './flame-graph.css';
import { hierarchy, select, type HierarchyNode } from 'd3';
import flamegraph from 'd3-flame-graph';
import type { Drawing, LayoutFrame, Ref } from '../messages.ts';
import { annotateFrames, markMatches } from './annotate.ts';
import { atOnce } from './at-once.ts';
import { treeOf, type Datum, type FormatValue, type Orientation } from './datum.ts';
import type { Dress } from './dress.ts';
import { widest } from './first.ts';
import { createHoverCard, totalAndSelf } from './hover-card.ts';
import { heightOf } from './levels.ts';
import { directionOf, moved } from './moves.ts';
import { listenToPointer, type Point } from './pointer.ts';

/** Height of a frame in pixels: a line of text and room around it. */
const CELL_HEIGHT = 22;
const ZOOM_MS = 180;
/** What is painted first, the widest; the others follow once it can be seen. */
const FIRST_FRAMES = 150;
/** More frames than these would stutter on their way, and are at their place sooner without it. */
const MAX_ANIMATED = 150;

export interface FlameGraphState {
  readonly layout: Drawing;
  /** What is marked; it need not be in the layout. */
  readonly selected: Ref | null;
  /** Frames that stand out, the others are muted; `null` where nothing is searched for. */
  readonly matches: ReadonlySet<Ref> | null;
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
  /** A right click, a long press, the menu key, or Shift and F10. */
  readonly onMenu?: (frame: LayoutFrame, at: Point) => void;
  readonly dress?: Dress;
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
  let frameOf = new Map<Ref, LayoutFrame>();
  let drawnFocus: Ref | undefined;
  let drawnFrames = 0;
  let drawnOrientation: Orientation | undefined;
  let drawnSelected: Ref | null = null;
  let width = 0;
  /** Never lower than it was: what stands below must not jump at a zoom. In another tree it may. */
  let tallest = 0;
  let drawnRoot = '';

  element.classList.add('flame');
  element.tabIndex = 0;
  element.setAttribute('role', 'tree');
  element.setAttribute('aria-label', options.label);

  const place = select(element);
  const chart = flamegraph<Datum>()
    .cellHeight(CELL_HEIGHT)
    .getName((node) => node.data.label)
    .setColorMapper(() => null)
    .tooltip(
      Object.assign(() => undefined, {
        show(event: MouseEvent, { data: { frame } }: HierarchyNode<Datum>) {
          if (!state) return;
          const { layout, format } = state;
          const rows =
            options.dress?.card(frame, format) ?? totalAndSelf(frame, layout.total, format);
          card.show(event, frame, rows);
        },
        hide: () => card.hide(),
      }),
    );

  const draw = (): void => {
    if (state === undefined || width === 0) return;
    const { layout, orientation, format, matches } = state;
    const { focusIndex, focus } = layout;
    const isFirst = drawnFocus === undefined && layout.frames.length > FIRST_FRAMES;
    const frames = isFirst ? widest(layout.frames, FIRST_FRAMES) : layout.frames;
    frameOf = new Map(frames.map((frame) => [frame.ref, frame]));
    const root = hierarchy(treeOf(frames, focusIndex, width, format));
    // Stable ids let d3 move a frame to its new place instead of drawing another one.
    root.each((node) => Object.assign(node, { id: node.data.ref }));
    const { name = '', file = '' } = layout.frames[0] ?? {};
    if (drawnRoot !== `${name} ${file}`) tallest = 0;
    drawnRoot = `${name} ${file}`;
    const needed = heightOf(layout.frames) * CELL_HEIGHT;
    const { minHeight, maxHeight } = getComputedStyle(element);
    tallest = Math.max(tallest, Math.min(needed, pixels(maxHeight)), pixels(minHeight));
    const height = Math.max(needed, tallest);
    const isZoom = drawnFocus !== undefined && drawnFocus !== focus;
    const isFew = Math.max(frames.length, drawnFrames) <= MAX_ANIMATED;
    const update = (): void => {
      if (drawnFocus === undefined) {
        // The first call takes plain data and would wrap anything else; what follows is ours.
        const first: Datum = { ...root.data, children: [] };
        chart(place.datum(first));
        element.querySelector('svg > text.title')?.remove();
        element.querySelector('svg')?.setAttribute('role', 'none');
      }
      place.datum(root);
      chart.update();
    };
    chart
      .width(width)
      .height(height)
      .inverted(orientation === 'icicle');
    place.selectAll('rect, g').interrupt();
    if (isZoom && isFew && !reducedMotion.matches) {
      chart.transitionDuration(ZOOM_MS);
      update();
    } else atOnce(update);
    place.select('svg').attr('height', height);
    annotateFrames(element, root, {
      prefix,
      width,
      total: layout.total,
      format,
      dress: options.dress,
    });
    markMatches(element, matches);
    mark();
    const isOther = drawnFocus !== focus || drawnOrientation !== orientation;
    drawnFocus = focus;
    drawnFrames = frames.length;
    drawnOrientation = orientation;
    if (isOther) reveal(true);
    if (!isFirst) return;
    afterPaint(() => {
      if (state?.layout === layout) draw();
    });
  };

  const mark = (): void => {
    const selected = state?.selected ?? null;
    const frame = selected === null ? null : document.getElementById(prefix + selected);
    for (const marked of element.querySelectorAll('[aria-selected]')) {
      if (marked !== frame) marked.removeAttribute('aria-selected');
    }
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
    const { scrollHeight, clientHeight } = element;
    if (scrollHeight <= clientHeight) return;
    let top = isZoomed ? (isFlame ? scrollHeight - clientHeight : 0) : element.scrollTop;
    const start = isFlame ? scrollHeight - (level + 1) * CELL_HEIGHT : level * CELL_HEIGHT;
    const end = start + CELL_HEIGHT - clientHeight;
    if (start < top) top = start - CELL_HEIGHT;
    else if (end > top) top = end + CELL_HEIGHT;
    element.scrollTop = top;
  };

  const openMenu = (frame: LayoutFrame, at: Point): void => {
    card.hide();
    options.onMenu?.(frame, at);
  };

  const openMenuOfSelected = (): void => {
    const { selected, layout } = state ?? {};
    const frame = frameOf.get(selected ?? '') ?? layout?.frames[layout.focusIndex];
    const shape = frame && document.getElementById(prefix + frame.ref);
    if (!frame || !shape) return;
    const { left, bottom, width: wide } = shape.getBoundingClientRect();
    openMenu(frame, { x: left + Math.min(wide / 2, 24), y: bottom });
  };

  const onKey = (event: KeyboardEvent): void => {
    if (state === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const { frames, focusIndex } = state.layout;
    const at = frames.findIndex(({ ref }) => ref === state?.selected);
    const direction = directionOf(event.key, state.orientation);
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      openMenuOfSelected();
    } else if (direction !== undefined) {
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

  const stopListening = listenToPointer(element, {
    frameOf: (ref) => frameOf.get(ref),
    onClick: (frame) => {
      card.hide();
      options.onZoom(frame);
    },
    onMenu: openMenu,
  });
  element.addEventListener('keydown', onKey);
  element.addEventListener('scroll', card.hide, { passive: true });
  const observer = new ResizeObserver(() => {
    // Hidden it has no width, and nothing is to be drawn for that.
    if (element.clientWidth === width || element.clientWidth === 0) return;
    width = element.clientWidth;
    draw();
    options.onWidth(width);
  });
  observer.observe(element);

  return {
    update(next) {
      const previous = state;
      state = next;
      const isDrawn =
        previous?.layout === next.layout &&
        previous.orientation === next.orientation &&
        previous.format === next.format;
      if (!isDrawn) {
        draw();
        return;
      }
      if (previous.matches !== next.matches) markMatches(element, next.matches);
      mark();
    },
    focus: () => element.focus(),
    destroy() {
      state = undefined;
      observer.disconnect();
      stopListening();
      element.removeEventListener('keydown', onKey);
      element.removeEventListener('scroll', card.hide);
      card.destroy();
      chart.destroy();
    },
  };
}

/** A task behind a frame's callbacks runs when that frame has been painted. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}

/** A computed length; 0 where there is none. */
function pixels(length: string): number {
  return Number.parseFloat(length) || 0;
}
