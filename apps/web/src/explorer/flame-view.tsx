import { type Ref as ReactRef, useEffect, useImperativeHandle, useRef } from 'react';
import {
  createFlameGraph,
  type Dress,
  type FlameGraph,
  type FlameGraphState,
  type LayoutFrame,
  type Point,
} from '../flame/index.ts';
import { classes } from '../ui/index.ts';

interface FlameViewProps {
  /** Undefined until the first layout is there. */
  state: FlameGraphState | undefined;
  label: string;
  /** Least and largest height, as classes. */
  height: string;
  onWidth: (pixels: number) => void;
  onSelect: (frame: LayoutFrame) => void;
  onZoom: (frame: LayoutFrame) => void;
  onBack: () => void;
  onMenu: (frame: LayoutFrame, at: Point) => void;
  /** The same one every time. */
  dress?: Dress | undefined;
  ref?: ReactRef<{ focus(): void }>;
}

/** The flame graph as a component: hands states over, and events back. */
export function FlameView({ state, label, height, dress, ref, ...handlers }: FlameViewProps) {
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
      onMenu: (frame, at) => latest.current.onMenu(frame, at),
      ...(dress === undefined ? {} : { dress }),
    });
    graph.current = created;
    return () => created.destroy();
  }, [label, dress]);

  useEffect(() => {
    if (state) graph.current?.update(state);
  }, [state, label, dress]);

  useImperativeHandle(ref, () => ({ focus: () => graph.current?.focus() }), []);

  return <div ref={element} className={classes(height, 'rounded bg-surface')} />;
}
