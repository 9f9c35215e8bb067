import type { Filter } from '@leakscope/profile';
import { useRef } from 'react';
import {
  type Direction,
  type FunctionId,
  type Drawing,
  type LayoutFrame,
  ROOT_REF,
  type Ref,
} from '../flame/index.ts';
import type { ChangeGraphState, GraphState, Mode } from './graph-state.ts';

export interface Moves {
  /** Selects a frame where it is. */
  readonly select: (ref: Ref, side?: Direction) => void;
  /** Selects a frame that may be too narrow, or outside the zoom, to be seen. */
  readonly show: (ref: Ref) => void;
  readonly zoomTo: (ref: Ref) => void;
  /** A click on a frame: zooms to it, and selects it where it is one frame. */
  readonly open: (frame: LayoutFrame, side: Direction) => void;
  /** Back to the zoom before, at last to the whole. */
  readonly back: () => void;
  readonly nextMatch: (step: 1 | -1) => void;
  readonly setMode: (mode: Mode) => void;
  readonly sandwich: (of: FunctionId) => void;
  readonly invert: () => void;
  readonly addFilter: (filter: Filter) => void;
  readonly setFilters: (filters: readonly Filter[]) => void;
}

/** Where one is. */
export interface Position {
  readonly view: GraphState;
  readonly change: ChangeGraphState;
  /** What is drawn; of a sandwich the callees. */
  readonly layout: Drawing | undefined;
  readonly selected: Ref | null;
  /** The selected frame. */
  readonly details: (FunctionId & { readonly ref: Ref }) | undefined;
  /** The largest matches of the search. */
  readonly matches: readonly Ref[];
}

/** Ways through a profile, or through what two have in common. */
export function useMoves({ view, change, layout, selected, details, matches }: Position): Moves {
  const trail = useRef<Ref[]>([]);
  const zoomTo = (zoom: Ref): void => {
    if (zoom === view.zoom) return;
    trail.current.push(view.zoom);
    change({ zoom });
  };
  const select = (ref: Ref, side: Direction = 'callees'): void => change({ selected: ref, side });
  const show = (ref: Ref): void => {
    if (isVisible(layout, ref)) select(ref);
    else {
      trail.current.push(view.zoom);
      change({ selected: ref, side: 'callees', zoom: ref });
    }
  };
  /** In other trees other frames stand for the same: nothing is selected that is not there. */
  const toOther = { zoom: ROOT_REF, selected: null, side: 'callees' } as const;
  const setFilters = (filters: readonly Filter[]): void => change({ filters });
  return {
    zoomTo,
    select,
    show,
    open({ ref, merged }, side) {
      if (ref !== view.zoom) trail.current.push(view.zoom);
      const isZoom = ref !== view.zoom;
      change({
        ...(merged === 0 ? { selected: ref, side } : {}),
        ...(isZoom ? { zoom: ref } : {}),
      });
    },
    back() {
      if (view.zoom !== ROOT_REF) change({ zoom: trail.current.pop() ?? ROOT_REF });
    },
    nextMatch(step) {
      const at = selected === null ? -1 : matches.indexOf(selected);
      const first = step === 1 ? 0 : matches.length - 1;
      const next = at < 0 ? first : (at + step + matches.length) % matches.length;
      const ref = matches[next];
      if (ref !== undefined) show(ref);
    },
    setMode(mode) {
      if (mode === view.mode) return;
      const isOther = mode === 'sandwich' || view.mode === 'sandwich';
      const wanted = mode === 'sandwich' ? (view.of ?? functionOf(details)) : view.of;
      change({ mode, of: wanted, ...(isOther ? toOther : {}) });
    },
    sandwich: (wanted) => change({ mode: 'sandwich', of: wanted, ...toOther }),
    invert: () => change({ isInverted: !view.isInverted, ...toOther }),
    addFilter(filter) {
      const text = JSON.stringify(filter);
      if (view.filters.some((one) => JSON.stringify(one) === text)) return;
      setFilters([...view.filters, filter]);
    },
    setFilters,
  };
}

/** What a frame is a call of; `null` for the whole. */
export function functionOf(frame: (FunctionId & { readonly ref: Ref }) | undefined) {
  if (frame === undefined || frame.ref === ROOT_REF) return null;
  const { name, file, startLine } = frame;
  return { name, file, startLine };
}

export function isSame(one: FunctionId, other: FunctionId): boolean {
  const { name, file, startLine } = other;
  return one.name === name && one.file === file && one.startLine === startLine;
}

/** Whether a frame is in what is drawn. */
export function isVisible(layout: Drawing | undefined, ref: Ref): boolean {
  return layout === undefined || layout.frames.some((frame) => frame.ref === ref);
}
