import type { ReactNode } from 'react';
import type { Drawing, FormatValue, FunctionId, SearchResult } from '../flame/index.ts';
import { nameOf } from '../flame/index.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { SearchMatches } from './search-matches.tsx';
import type { Moves, Position } from './use-moves.ts';

interface GraphHeadProps {
  position: Position;
  moves: Moves;
  /** What the breadcrumb is of. */
  layout: Drawing | undefined;
  /** The function of the sandwich. */
  of: FunctionId | null;
  /** What is seen without a zoom, where that is no function. */
  whole: string;
  search: SearchResult | undefined;
  /** Writes what matches hold; undefined where that is no amount. */
  format: FormatValue | undefined;
  /** At the end. */
  children?: ReactNode;
}

/** Above the graph: where the zoom is, what the search has found. As high with either as without. */
export function GraphHead(props: GraphHeadProps) {
  const { position, moves, layout, of, whole, search, format, children } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {position.view.mode === 'table' ? null : (
        <Breadcrumb
          layout={layout}
          whole={of === null ? whole : nameOf(of)}
          onZoom={moves.zoomTo}
        />
      )}
      <SearchMatches
        result={search}
        selected={position.selected}
        format={format}
        onNext={moves.nextMatch}
      />
      {children}
    </div>
  );
}
