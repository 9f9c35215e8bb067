import { type Ref as ReactRef, useEffect, useImperativeHandle, useRef } from 'react';
import {
  createFlameGraph,
  type FlameGraph,
  type FlameGraphState,
  type LayoutFrame,
} from '../../flame/index.ts';
import { classes } from '../../ui/index.ts';
import { graphHeight, graphMaxHeight } from './sizes.ts';

interface FlameViewProps {
  /** Undefined until the first layout is there. */
  state: FlameGraphState | undefined;
  label: string;
  onWidth: (pixels: number) => void;
  onSelect: (frame: LayoutFrame) => void;
  onZoom: (frame: LayoutFrame) => void;
  onBack: () => void;
  ref: ReactRef<{ focus(): void }>;
}

/** The flame graph as a component: hands states over, and events back. */
export function FlameView({ state, label, ref, ...handlers }: FlameViewProps) {
  const element = useRef<HTMLDivElement>(null);
  const graph = useRef<FlameGraph>(null);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    if (element.current === null) return;
    const created = createFlameGraph(element.current, {
      label,
      onWidth: (pixels) => latest.current.onWidth(pixels),
      onSelect: (frame) => latest.current.onSelect(frame),
      onZoom: (frame) => latest.current.onZoom(frame),
      onBack: () => latest.current.onBack(),
    });
    graph.current = created;
    return () => created.destroy();
  }, [label]);

  useEffect(() => {
    if (state) graph.current?.update(state);
  }, [state]);

  useImperativeHandle(ref, () => ({ focus: () => graph.current?.focus() }), []);

  return (
    <div ref={element} className={classes(graphHeight, graphMaxHeight, 'rounded bg-surface')} />
  );
}
