import { useMemo, useRef } from 'react';
import {
  type FlameClient,
  type FlameGraphState,
  type FrameDetails,
  type Layout,
  type LayoutFrame,
  type ProfileInfo,
  ROOT_REF,
  type Ref,
  type SearchResult,
} from '../../flame/index.ts';
import { formatterOf } from './names.ts';
import { useAnswer } from '../../workers/index.ts';
import { type ChangeView, useViewState, type ViewState } from './view-state.ts';

export interface Explored {
  readonly view: ViewState;
  readonly change: ChangeView;
  /** Index of the sample type that is shown. */
  readonly type: number;
  /** Undefined until the first is there, as `details` and `search`. */
  readonly layout: Layout | undefined;
  readonly graph: FlameGraphState | undefined;
  readonly selected: Ref | null;
  readonly isCulprit: boolean;
  readonly details: FrameDetails | undefined;
  readonly search: SearchResult | undefined;
}

/** What the URL asks for, answered by the worker. */
export function useExplored(
  client: FlameClient,
  info: ProfileInfo,
  own: string | null,
  width: number,
): Explored {
  const [view, change] = useViewState();
  const named = info.sampleTypes.findIndex(({ type }) => type === view.type);
  const type = named < 0 ? info.defaultType : named;
  const unit = info.sampleTypes[type]?.unit ?? '';

  const layout = useAnswer(
    client,
    'layout',
    width === 0 ? null : { type, focus: view.zoom, width, own },
  );
  // The worker does one thing at a time: what is drawn first is asked first.
  const isDrawn = layout !== undefined;
  const culprit = useAnswer(client, 'culprit', isDrawn ? { type, own } : null);
  const selected = view.selected ?? culprit ?? null;
  const details = useAnswer(
    client,
    'details',
    selected === null ? null : { type, ref: selected, own },
  );
  const search = useAnswer(
    client,
    'search',
    view.search.trim() === '' ? null : { type, text: view.search },
  );

  const graph = useMemo<FlameGraphState | undefined>(
    () =>
      layout && {
        layout,
        selected,
        search: view.search,
        orientation: view.orientation,
        format: formatterOf(unit),
      },
    [layout, selected, view.search, view.orientation, unit],
  );
  const isCulprit = selected !== null && selected === culprit;
  return {
    view,
    change,
    type,
    layout,
    graph,
    selected,
    isCulprit,
    details: details ?? undefined,
    search,
  };
}

export interface Moves {
  /** Selects a frame where it is. */
  readonly select: (ref: Ref) => void;
  /** Selects a frame that may be too narrow, or outside the zoom, to be seen. */
  readonly show: (ref: Ref) => void;
  readonly zoomTo: (ref: Ref) => void;
  /** A click on a frame: zooms to it, and selects it where it is one frame. */
  readonly open: (frame: LayoutFrame) => void;
  /** Back to the zoom before, at last to the whole. */
  readonly back: () => void;
  readonly nextMatch: (step: 1 | -1) => void;
}

/** Ways through the profile. */
export function useMoves({ view, change, layout, selected, search }: Explored): Moves {
  const trail = useRef<Ref[]>([]);
  const zoomTo = (zoom: Ref): void => {
    if (zoom === view.zoom) return;
    trail.current.push(view.zoom);
    change({ zoom });
  };
  const select = (ref: Ref): void => change({ selected: ref });
  const show = (ref: Ref): void => {
    select(ref);
    if (!isVisible(layout, ref)) zoomTo(ref);
  };
  return {
    zoomTo,
    select,
    show,
    open({ ref, merged }) {
      if (merged === 0) select(ref);
      zoomTo(ref);
    },
    back() {
      if (view.zoom !== ROOT_REF) change({ zoom: trail.current.pop() ?? ROOT_REF });
    },
    nextMatch(step) {
      const matches = search?.largest ?? [];
      const at = selected === null ? -1 : matches.indexOf(selected);
      const next = at < 0 ? 0 : (at + step + matches.length) % matches.length;
      const ref = matches[next];
      if (ref !== undefined) show(ref);
    },
  };
}

/** Whether a frame is in what is drawn. */
export function isVisible(layout: Layout | undefined, ref: Ref): boolean {
  return layout === undefined || layout.frames.some((frame) => frame.ref === ref);
}
