import './compare.css';
import type { Capture } from '@leakscope/protocol';
import { useRef, useState } from 'react';
import type { CompareClient } from '../../compare/client.ts';
import type { PairInfo } from '../../compare/messages.ts';
import { FilterChips } from '../../explorer/filter-chips.tsx';
import { FrameMenu } from '../../explorer/frame-menu.tsx';
import { GraphHead } from '../../explorer/graph-head.tsx';
import { GraphOptions } from '../../explorer/graph-options.tsx';
import { GraphToolbar } from '../../explorer/graph-toolbar.tsx';
import { NothingLeft } from '../../explorer/nothing-left.tsx';
import { Stage } from '../../explorer/stage.tsx';
import { innermostFirst, useFrameActions } from '../../explorer/use-frame-actions.ts';
import { useGraphShortcuts } from '../../explorer/use-graph-shortcuts.ts';
import { functionOf, isSame, useMoves } from '../../explorer/use-moves.ts';
import { EmptyState, Skeleton } from '../../ui/index.ts';
import { ChangeDetails } from './change-details.tsx';
import { ChangeTable } from './change-table.tsx';
import { CompareChoices } from './compare-choices.tsx';
import type { ChangeState, CompareState } from './compare-state.ts';
import { changeDress } from './dress.ts';
import { aloneHref } from './links.ts';
import { Legend } from './legend.tsx';
import type { SortBy } from './sorting.ts';
import { TotalsLine } from './totals-line.tsx';
import { useCompared } from './use-compared.ts';

interface ComparisonProps {
  client: CompareClient;
  info: PairInfo;
  base: Capture;
  now: Capture;
  own: string | null;
  state: CompareState;
  change: ChangeState;
}

/** Two profiles that are open: totals, graph, selected frame, table. */
export function Comparison({ client, info, base, now, own, state, change }: ComparisonProps) {
  const [width, setWidth] = useState(0);
  const [sortBy, setSortBy] = useState<SortBy>('self');
  const input = useRef<HTMLInputElement>(null);
  const graph = useRef<{ focus(): void }>(null);
  const compared = useCompared({ client, info, own, state, change, width, sortBy });
  const { type, format, position, lenses, layout, details, table } = compared;
  const moves = useMoves(position);
  const menu = useFrameActions({
    grouping: state.grouping,
    own,
    moves,
    stackOf: async ({ ref }, side) => {
      const lens = lenses[side];
      return innermostFirst(await client.ask('stack', { lens, ref }), lens.direction);
    },
  });
  useGraphShortcuts(position, moves, input);
  const sampleType = info.sampleTypes[type] ?? { type: '', unit: '' };
  const isTable = state.mode === 'table';
  const isFiltered = state.filters.length > 0;
  const isEmpty = layout !== undefined && layout.total === 0 && lenses.of === null;
  const isEmptied = isFiltered && isEmpty && layout.amounts.base === 0 && layout.amounts.now === 0;
  const amounts = isFiltered && layout && lenses.of === null ? layout.amounts : compared.totals;
  return (
    <div className="flex flex-col gap-2 p-4 max-sm:p-2">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <TotalsLine totals={amounts} sampleType={sampleType} isPart={amounts !== compared.totals} />
        <Legend />
      </div>
      <GraphToolbar
        position={position}
        moves={moves}
        sampleTypes={info.sampleTypes}
        type={sampleType.type}
        search={compared.search}
        input={input}
        onLeave={() => graph.current?.focus()}
      >
        <CompareChoices state={state} change={change} />
      </GraphToolbar>
      <GraphOptions position={position} moves={moves} labels={info.labels} own={own} />
      <FilterChips filters={state.filters} onChange={moves.setFilters} />
      <GraphHead
        position={position}
        moves={moves}
        layout={layout}
        of={lenses.of}
        whole="All changes"
        search={compared.search}
        format={undefined}
      />
      {isEmptied ? (
        <NothingLeft onClear={() => moves.setFilters([])} />
      ) : isEmpty ? (
        <EmptyState title="Nothing changed">
          {state.relative
            ? 'Every call path has the same share in both captures.'
            : 'Every call path has the same value in both captures.'}
        </EmptyState>
      ) : null}
      <div hidden={isEmpty} className="flex flex-col gap-2">
        {isTable ? null : (
          <Stage
            ref={graph}
            callees={compared.callees}
            callers={compared.callers}
            of={lenses.of}
            label="Flame graph of the changes"
            moves={moves}
            onWidth={setWidth}
            onMenu={menu.open}
            dress={changeDress}
          />
        )}
        {layout?.remarks.map((remark) => (
          <p key={remark} className="text-xs text-muted">
            {remark}
          </p>
        ))}
        <ChangeDetails
          details={details}
          format={format}
          baseHref={aloneHref(base, state, position.selected)}
          nowHref={aloneHref(now, state, position.selected)}
        />
        {table === undefined ? (
          <Skeleton className="h-60" />
        ) : (
          <ChangeTable
            table={table}
            by={sortBy}
            onSort={setSortBy}
            format={format}
            isSelected={(row) =>
              lenses.of === null ? row.ref === position.selected : isSame(row, lenses.of)
            }
            onSelect={(row) => {
              const of = functionOf(row);
              if (lenses.isSandwich && of) moves.sandwich(of);
              else moves.show(row.ref);
            }}
          />
        )}
      </div>
      {menu.menu === null ? null : (
        <FrameMenu menu={menu.menu} actions={menu.actions} onClose={menu.close} />
      )}
    </div>
  );
}
