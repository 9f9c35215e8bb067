import type { Capture, Run, ScenarioDetail, Variant } from '@leakscope/protocol';
import { useMemo, useRef, useState } from 'react';
import { FilterChips } from '../../explorer/filter-chips.tsx';
import { FrameMenu } from '../../explorer/frame-menu.tsx';
import { GraphHead } from '../../explorer/graph-head.tsx';
import { GraphToolbar } from '../../explorer/graph-toolbar.tsx';
import { meaningOf } from '../../explorer/names.ts';
import { NothingLeft } from '../../explorer/nothing-left.tsx';
import { ownFolder } from '../../explorer/sources.ts';
import { Stage } from '../../explorer/stage.tsx';
import { innermostFirst, useFrameActions } from '../../explorer/use-frame-actions.ts';
import { useGraphShortcuts } from '../../explorer/use-graph-shortcuts.ts';
import { functionOf, isVisible, useMoves } from '../../explorer/use-moves.ts';
import { ExportMenu } from '../../export/index.ts';
import type { FlameClient, ProfileInfo } from '../../flame/index.ts';
import { DetailsLine } from './details-line.tsx';
import { FunctionTable } from './function-table.tsx';
import { Legend } from './legend.tsx';
import { NothingSampled } from './nothing-sampled.tsx';
import { OptionsRow } from './options-row.tsx';
import { Retake } from './retake.tsx';
import { SidePanel } from './side-panel.tsx';
import { explorerGrid, explorerStack, sideId, tableAlone, tableHeight } from './sizes.ts';
import { titleOf } from './titles.ts';
import { useExplored } from './use-explored.ts';

interface ExplorerProps {
  client: FlameClient;
  info: ProfileInfo;
  capture: Capture;
  run: Run | undefined;
  scenario: ScenarioDetail | undefined;
  variant: Variant;
}

/** A profile: graph, table and source, one selection through all of them. */
export function Explorer({ client, info, capture, run, scenario, variant }: ExplorerProps) {
  const [width, setWidth] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const graph = useRef<{ focus(): void }>(null);
  const explored = useExplored(client, info, ownFolder(scenario), width);
  const { view, position, type, format, lenses, details, callees, callers } = explored;
  const moves = useMoves(position);
  const menu = useFrameActions({
    grouping: view.grouping,
    own: explored.own,
    moves,
    stackOf: async ({ ref }, side) => {
      const lens = lenses[side];
      return innermostFirst(await client.ask('stack', { lens, ref }), lens.direction);
    },
    onSource: () => document.getElementById(sideId)?.scrollIntoView({ block: 'nearest' }),
  });
  useGraphShortcuts(position, moves, input);
  const search = useMemo(
    () => ({ text: view.search, isRegex: view.isRegex }),
    [view.search, view.isRegex],
  );

  if (info.totals.every((sum) => sum === 0)) return <NothingSampled run={capture.run} />;

  const sampleType = info.sampleTypes[type] ?? { type: '', unit: '' };
  const { selected } = position;
  const { layout } = callees;
  const isTable = view.mode === 'table';
  const total = layout?.total ?? info.totals[type] ?? 0;
  const shown = view.side === 'callers' && callers ? callers.layout : layout;
  const isHidden = selected !== null && !isTable && !isVisible(shown, selected);
  const isEmptied = layout !== undefined && layout.total === 0 && view.filters.length > 0;
  return (
    <div className={scenario === undefined ? explorerStack : explorerGrid}>
      <div className="flex min-w-0 flex-col gap-2">
        <GraphToolbar
          position={position}
          moves={moves}
          sampleTypes={info.sampleTypes}
          type={sampleType.type}
          search={explored.search}
          input={input}
          onLeave={() => graph.current?.focus()}
        />
        <OptionsRow info={info} explored={explored} moves={moves} />
        <FilterChips filters={view.filters} onChange={moves.setFilters} />
        <GraphHead
          position={position}
          moves={moves}
          layout={shown ?? layout}
          of={lenses.of}
          whole="Whole profile"
          search={explored.search}
          format={format}
        >
          <p className="shrink-0 text-xs text-muted">
            {format(total)} {meaningOf(sampleType.type)}
            {layout && layout.all !== total ? ` of ${format(layout.all)}` : null}
          </p>
          <div className="flex gap-4">
            <Retake capture={capture} run={run} />
            <ExportMenu
              captureId={capture.id}
              title={titleOf(capture, scenario)}
              type={type}
              filters={view.filters}
              drawing={layout}
              orientation={view.mode === 'icicle' ? 'icicle' : 'flame'}
              format={format}
              sources={[scenario?.sources[variant]].filter((source) => source !== undefined)}
            />
          </div>
        </GraphHead>
        {isEmptied ? <NothingLeft onClear={() => moves.setFilters([])} /> : null}
        {isTable ? null : (
          <>
            <Stage
              ref={graph}
              callees={callees}
              callers={callers}
              of={lenses.of}
              label={`Flame graph of ${sampleType.type}`}
              moves={moves}
              onWidth={setWidth}
              onMenu={menu.open}
            />
            <Legend entries={layout?.legend ?? []} />
          </>
        )}
        {layout?.remarks.map((remark) => (
          <p key={remark} className="text-xs text-muted">
            {remark}
          </p>
        ))}
        <DetailsLine
          details={details}
          format={format}
          isCulprit={explored.isCulprit}
          onReveal={isHidden ? () => moves.zoomTo(selected) : undefined}
        />
      </div>
      <SidePanel
        client={client}
        lens={lenses.whole}
        format={format}
        details={details}
        layout={layout}
        scenario={scenario}
        variant={variant}
        notes={[...(capture.imported?.notes ?? []), ...info.comments]}
        onSelect={({ ref }) => moves.select(ref)}
      />
      {layout === undefined && view.mode !== 'sandwich' && !isTable ? (
        <div className={tableHeight} />
      ) : (
        <FunctionTable
          client={client}
          lens={lenses.whole}
          selectedLens={lenses.selected}
          isFiltered={view.filters.length > 0}
          format={format}
          search={search}
          selected={selected}
          isFollowing={view.selected !== null}
          onSelect={(row) => {
            const of = functionOf(row);
            if (lenses.isSandwich && of) moves.sandwich(of);
            else moves.show(row.ref);
          }}
          height={isTable ? tableAlone : tableHeight}
        />
      )}
      {menu.menu === null ? null : (
        <FrameMenu menu={menu.menu} actions={menu.actions} onClose={menu.close} />
      )}
    </div>
  );
}
