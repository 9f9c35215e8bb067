import './compare.css';
import { type Ref as ReactRef, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { ChangeFrame, ChangeLayout } from '../../compare/messages.ts';
import {
  createFlameGraph,
  type FlameGraph,
  type FlameGraphState,
  type FormatValue,
  type LayoutFrame,
  type Ref,
} from '../../flame/index.ts';
import { classes } from '../../ui/index.ts';
import { graphHeight, graphMaxHeight } from '../capture/sizes.ts';
import { createDress } from './dress.ts';

interface ChangeGraphProps {
  /** Undefined until the first is there. */
  layout: ChangeLayout | undefined;
  selected: Ref | null;
  search: string;
  orientation: 'flame' | 'icicle';
  format: FormatValue;
  onWidth: (pixels: number) => void;
  onSelect: (frame: LayoutFrame) => void;
  onZoom: (frame: LayoutFrame) => void;
  onBack: () => void;
  ref: ReactRef<{ focus(): void }>;
}

/** The flame graph of what changed. */
export function ChangeGraph(props: ChangeGraphProps) {
  const { layout, selected, search, orientation, format, ref, ...handlers } = props;
  const element = useRef<HTMLDivElement>(null);
  const graph = useRef<FlameGraph>(null);
  const latest = useRef({ ...handlers, format });
  useEffect(() => {
    latest.current = { ...handlers, format };
  });

  useEffect(() => {
    if (element.current === null) return;
    const created = createFlameGraph(element.current, {
      label: 'Flame graph of the changes',
      onWidth: (pixels) => latest.current.onWidth(pixels),
      onSelect: (frame) => latest.current.onSelect(frame),
      onZoom: (frame) => latest.current.onZoom(frame),
      onBack: () => latest.current.onBack(),
      dress: createDress(() => latest.current.format),
    });
    graph.current = created;
    return () => created.destroy();
  }, []);

  const state = useMemo<FlameGraphState | undefined>(
    () =>
      layout && {
        layout,
        selected,
        matches: matching(layout.frames, search),
        orientation,
        format,
      },
    [layout, selected, search, orientation, format],
  );
  useEffect(() => {
    if (state) graph.current?.update(state);
  }, [state]);

  useImperativeHandle(ref, () => ({ focus: () => graph.current?.focus() }), []);

  return (
    <div ref={element} className={classes(graphHeight, graphMaxHeight, 'rounded bg-surface')} />
  );
}

/** The frames that a search finds; `null` where nothing is searched for. */
function matching(frames: readonly ChangeFrame[], search: string): ReadonlySet<Ref> | null {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return null;
  const found = frames.filter(
    ({ name, file, merged }) =>
      merged === 0 && (name.toLowerCase().includes(wanted) || file.toLowerCase().includes(wanted)),
  );
  return new Set(found.map(({ ref }) => ref));
}
