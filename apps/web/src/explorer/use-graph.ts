import { useMemo } from 'react';
import type {
  Direction,
  Drawing,
  FlameGraphState,
  FormatValue,
  FunctionId,
  Ref,
  SearchResult,
} from '../flame/index.ts';
import type { GraphState, Mode } from './graph-state.ts';

/** A graph of the page: one, or the two halves of a sandwich. */
export interface Half<Lens> {
  readonly lens: Lens;
  /** Undefined until the first layout is there. */
  readonly graph: FlameGraphState | undefined;
}

/** The parts of a lens that tell graphs apart. */
interface Sides {
  readonly direction: Direction;
  readonly of: FunctionId | null;
}

/** By which lenses the graphs of a state are seen. */
export interface GraphLenses<Lens> {
  readonly isSandwich: boolean;
  /** The function of the sandwich; `null` while there is none. */
  readonly of: FunctionId | null;
  /** What a table beside the graph counts. */
  readonly whole: Lens;
  readonly callees: Lens;
  readonly callers: Lens;
  /** By which `selected` names a frame. */
  readonly selected: Lens;
  /** Whether there is anything to be drawn. */
  readonly isShown: boolean;
}

/** @param plain the lens of everything, callees on their callers */
export function lensesOf<Lens extends Sides>(view: GraphState, plain: Lens): GraphLenses<Lens> {
  const isSandwich = view.mode === 'sandwich';
  const of = isSandwich ? view.of : null;
  const whole: Lens = view.isInverted && !isSandwich ? { ...plain, direction: 'callers' } : plain;
  const callees: Lens = isSandwich ? { ...plain, of } : whole;
  const callers: Lens = { ...callees, direction: 'callers' };
  return {
    isSandwich,
    of,
    whole,
    callees,
    callers,
    selected: isSandwich && view.side === 'callers' ? callers : callees,
    isShown: view.mode !== 'table' && (!isSandwich || of !== null),
  };
}

interface Drawn {
  readonly layout: Drawing | undefined;
  readonly search: SearchResult | undefined;
  readonly selected: Ref | null;
  readonly mode: Mode;
  readonly direction: Direction;
  /** The same function until values are to be written otherwise. */
  readonly format: FormatValue;
}

/** What is drawn of a layout; the same object while nothing of it changes. */
export function useGraph(drawn: Drawn): FlameGraphState | undefined {
  const { layout, search, selected, mode, direction, format } = drawn;
  const matches = useMemo(
    () => (search && search.problem === null ? new Set(search.shown) : null),
    [search],
  );
  const orientation = orientationOf(mode, direction);
  return useMemo(
    () => layout && { layout, selected, matches, orientation, format },
    [layout, selected, matches, orientation, format],
  );
}

/** In a sandwich callers grow upwards from the function and callees hang from it. */
function orientationOf(mode: Mode, direction: Direction): 'flame' | 'icicle' {
  if (mode === 'sandwich') return direction === 'callers' ? 'flame' : 'icicle';
  return mode === 'icicle' ? 'icicle' : 'flame';
}
