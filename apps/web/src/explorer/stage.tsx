import type { ReactNode, Ref as ReactRef } from 'react';
import type { Direction, Dress, FunctionId, LayoutFrame, Point } from '../flame/index.ts';
import { FlameView } from './flame-view.tsx';
import { SandwichView } from './sandwich-view.tsx';
import { graphHeight, graphMaxHeight, halfHeight } from './sizes.ts';
import type { Half } from './use-graph.ts';
import type { Moves } from './use-moves.ts';

interface StageProps {
  callees: Half<unknown>;
  /** Undefined but in a sandwich. */
  callers: Half<unknown> | undefined;
  /** The function of the sandwich. */
  of: FunctionId | null;
  /** Accessible name of the graph where there is but one. */
  label: string;
  moves: Moves;
  onWidth: (pixels: number) => void;
  onMenu: (frame: LayoutFrame, at: Point, side: Direction) => void;
  /** The same one every time. */
  dress?: Dress;
  ref: ReactRef<{ focus(): void }>;
}

/** The graph, or the two of a sandwich. */
export function Stage(props: StageProps) {
  const { callees, callers, of, label, moves, onWidth, onMenu, dress, ref } = props;
  const graphOf = (
    { graph }: Half<unknown>,
    side: Direction,
    name: string,
    height: string,
  ): ReactNode => (
    <FlameView
      key={side}
      {...(side === 'callees' ? { ref } : {})}
      state={graph}
      label={name}
      height={height}
      dress={dress}
      onWidth={onWidth}
      onSelect={(frame) => moves.select(frame.ref, side)}
      onZoom={(frame) => moves.open(frame, side)}
      onBack={moves.back}
      onMenu={(frame, at) => onMenu(frame, at, side)}
    />
  );
  if (callers === undefined) {
    return graphOf(callees, 'callees', label, `${graphHeight} ${graphMaxHeight}`);
  }
  return (
    <SandwichView
      of={of}
      callers={graphOf(callers, 'callers', 'Flame graph of the callers', halfHeight)}
      callees={graphOf(callees, 'callees', 'Flame graph of the callees', halfHeight)}
    />
  );
}
