import type { Capture, Run, ScenarioDetail, Variant } from '@leakscope/protocol';
import { type ReactNode, useRef, useState } from 'react';
import { useShortcut, useShortcutHint } from '../../app/shortcuts.tsx';
import { ExportMenu } from '../../export/index.ts';
import { type Direction, type FlameClient, nameOf, type ProfileInfo } from '../../flame/index.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { DetailsLine } from './details-line.tsx';
import { FilterChips } from './filter-chips.tsx';
import { FlameView } from './flame-view.tsx';
import { FrameMenu } from './frame-menu.tsx';
import { FunctionTable } from './function-table.tsx';
import { Legend } from './legend.tsx';
import { formatterOf, meaningOf, titleOf } from './names.ts';
import { NothingLeft, NothingSampled } from './nothing.tsx';
import { OptionsRow } from './options-row.tsx';
import { Retake } from './retake.tsx';
import { SandwichView } from './sandwich-view.tsx';
import { SidePanel } from './side-panel.tsx';
import {
  explorerGrid,
  explorerStack,
  graphHeight,
  graphMaxHeight,
  halfHeight,
  sideId,
  tableAlone,
  tableHeight,
} from './sizes.ts';
import { ownFolder } from './sources.ts';
import { Toolbar } from './toolbar.tsx';
import { type Half, useExplored } from './use-explorer.ts';
import { useFrameActions } from './use-frame-actions.ts';
import { functionOf, isVisible, useMoves } from './use-moves.ts';

interface ExplorerProps {
  client: FlameClient;
  info: ProfileInfo;
  capture: Capture;
  run: Run | undefined;
  scenario: ScenarioDetail | undefined;
  variant: Variant;
}

/** A profile that is open: graph, table and source, one selection through all of them. */
export function Explorer({ client, info, capture, run, scenario, variant }: ExplorerProps) {
  const [width, setWidth] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const graph = useRef<{ focus(): void }>(null);
  const explored = useExplored(client, info, ownFolder(scenario), width);
  const moves = useMoves(explored);
  const menu = useFrameActions(client, explored, moves, () => {
    document.getElementById(sideId)?.scrollIntoView({ block: 'nearest' });
  });
  const { view, type, lens, details, selected, isSandwich, callees, callers } = explored;
  useShortcut('/', 'Search functions and files', () => input.current?.focus());
  useShortcut('t', 'Table alone, and back', () =>
    moves.setMode(view.mode === 'table' ? 'flame' : 'table'),
  );
  useShortcut('s', 'Sandwich the selected function', () => {
    const of = functionOf(details);
    if (of) moves.sandwich(of);
    else moves.setMode('sandwich');
  });
  useShortcut('i', 'Invert: from the leaves down', moves.invert);
  useShortcutHint('← ↑ → ↓', 'Move through the graph');
  useShortcutHint('Enter', 'Zoom; in the search: the next match');
  useShortcutHint('Esc', 'Back to the zoom before');
  useShortcutHint('Shift F10', 'Menu of the selected frame');

  const sampleType = info.sampleTypes[type] ?? { type: '', unit: '' };
  const format = formatterOf(sampleType.unit);
  const { layout } = callees;
  const total = layout?.total ?? info.totals[type] ?? 0;
  const shown = isSandwich && view.side === 'callers' ? callers?.layout : layout;
  const isHidden = selected !== null && view.mode !== 'table' && !isVisible(shown, selected);

  if (info.totals.every((sum) => sum === 0)) return <NothingSampled run={capture.run} />;

  const graphOf = (half: Half, side: Direction, label: string, height: string): ReactNode => (
    <FlameView
      key={side}
      {...(side === 'callees' ? { ref: graph } : {})}
      state={half.graph}
      label={label}
      height={height}
      onWidth={setWidth}
      onSelect={({ ref }) => moves.select(ref, side)}
      onZoom={(frame) => moves.open(frame, side)}
      onBack={moves.back}
      onMenu={(frame, at) => menu.open(frame, at, side)}
    />
  );
  const isEmptied = layout !== undefined && layout.total === 0 && view.filters.length > 0;
  return (
    <div className={scenario === undefined ? explorerStack : explorerGrid}>
      <div className="flex min-w-0 flex-col gap-2">
        <Toolbar
          info={info}
          explored={explored}
          moves={moves}
          format={format}
          input={input}
          onLeave={() => graph.current?.focus()}
        />
        <OptionsRow info={info} explored={explored} moves={moves} />
        <FilterChips filters={view.filters} onChange={moves.setFilters} />
        <div className="flex items-center gap-4">
          {view.mode === 'table' ? null : (
            <Breadcrumb
              layout={shown ?? layout}
              whole={explored.of === null ? 'Whole profile' : nameOf(explored.of)}
              onZoom={moves.zoomTo}
            />
          )}
          <p className="ml-auto shrink-0 text-xs text-muted">
            {format(total)} {meaningOf(sampleType.type)}
            {layout && layout.all !== total ? ` of ${format(layout.all)}` : null}
          </p>
          <Retake capture={capture} run={run} />
          <ExportMenu
            captureId={capture.id}
            title={titleOf(capture, scenario)}
            type={type}
            filters={lens.filters}
            drawing={layout}
            orientation={view.mode === 'icicle' ? 'icicle' : 'flame'}
            format={format}
            sources={[scenario?.sources[variant]].filter((source) => source !== undefined)}
          />
        </div>
        {isEmptied ? <NothingLeft onClear={() => moves.setFilters([])} /> : null}
        {view.mode === 'table' ? null : isSandwich ? (
          <SandwichView
            of={explored.of}
            callers={
              callers && graphOf(callers, 'callers', 'Flame graph of the callers', halfHeight)
            }
            callees={graphOf(callees, 'callees', 'Flame graph of the callees', halfHeight)}
          />
        ) : (
          graphOf(
            callees,
            'callees',
            `Flame graph of ${sampleType.type}`,
            `${graphHeight} ${graphMaxHeight}`,
          )
        )}
        {view.mode === 'table' ? null : <Legend entries={layout?.legend ?? []} />}
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
        lens={lens}
        format={format}
        details={details}
        layout={layout}
        scenario={scenario}
        variant={variant}
        notes={[...(capture.imported?.notes ?? []), ...info.comments]}
        onSelect={({ ref }) => moves.select(ref)}
      />
      {layout === undefined && view.mode !== 'table' && !isSandwich ? (
        <div className={tableHeight} />
      ) : (
        <FunctionTable
          client={client}
          lens={lens}
          selectedLens={explored.selectedLens}
          total={isSandwich ? (info.totals[type] ?? 0) : total}
          format={format}
          search={{ text: view.search, isRegex: view.isRegex }}
          selected={selected}
          isFollowing={view.selected !== null}
          onSelect={(row) => {
            const of = functionOf(row);
            if (isSandwich && of) moves.sandwich(of);
            else moves.show(row.ref);
          }}
          height={view.mode === 'table' ? tableAlone : tableHeight}
        />
      )}
      {menu.menu === null ? null : (
        <FrameMenu menu={menu.menu} actions={menu.actions} onClose={menu.close} />
      )}
    </div>
  );
}
