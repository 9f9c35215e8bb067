import type { Capture, ScenarioDetail, Variant } from '@leakscope/protocol';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { useShortcut } from '../../app/shortcuts.tsx';
import type { FlameClient, ProfileInfo } from '../../flame/index.ts';
import { buttonClasses, EmptyState, Skeleton } from '../../ui/index.ts';
import { Breadcrumb } from './breadcrumb.tsx';
import { DetailsLine } from './details-line.tsx';
import { FlameView } from './flame-view.tsx';
import { FunctionTable } from './function-table.tsx';
import { formatterOf, meaningOf } from './names.ts';
import { SidePanel } from './side-panel.tsx';
import { explorerGrid } from './sizes.ts';
import { ownFolder } from './sources.ts';
import { Toolbar } from './toolbar.tsx';
import { isVisible, useExplored, useMoves } from './use-explorer.ts';

interface ExplorerProps {
  client: FlameClient;
  info: ProfileInfo;
  capture: Capture;
  scenario: ScenarioDetail | undefined;
  variant: Variant;
}

/** A profile that is open: graph, table and source, one selection through all of them. */
export function Explorer({ client, info, capture, scenario, variant }: ExplorerProps) {
  const [width, setWidth] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const graph = useRef<{ focus(): void }>(null);
  const own = ownFolder(scenario);
  const explored = useExplored(client, info, own, width);
  const moves = useMoves(explored);
  useShortcut('/', 'Search the flame graph', () => input.current?.focus());

  const { type, layout, details, selected } = explored;
  const sampleType = info.sampleTypes[type] ?? { type: '', unit: '' };
  const format = formatterOf(sampleType.unit);
  const total = info.totals[type] ?? 0;
  const isHidden = selected !== null && !isVisible(layout, selected);

  if (info.totals.every((sum) => sum === 0)) return <NothingSampled run={capture.run} />;
  return (
    <div className={explorerGrid}>
      <div className="flex min-w-0 flex-col gap-2">
        <Toolbar
          info={info}
          explored={explored}
          format={format}
          input={input}
          onNext={moves.nextMatch}
          onLeave={() => graph.current?.focus()}
        />
        <div className="flex items-center justify-between gap-4">
          <Breadcrumb layout={layout} onZoom={moves.zoomTo} />
          <p className="shrink-0 text-xs text-muted">
            {format(total)} {meaningOf(sampleType.type)}
          </p>
        </div>
        <FlameView
          ref={graph}
          state={explored.graph}
          label={`Flame graph of ${sampleType.type}`}
          onWidth={setWidth}
          onSelect={({ ref }) => moves.select(ref)}
          onZoom={moves.open}
          onBack={moves.back}
        />
        <DetailsLine
          details={details}
          format={format}
          isCulprit={explored.isCulprit}
          onReveal={isHidden ? () => moves.zoomTo(selected) : undefined}
        />
      </div>
      <SidePanel
        client={client}
        type={type}
        format={format}
        details={details}
        layout={layout}
        scenario={scenario}
        variant={variant}
        notes={info.comments}
        onSelect={({ ref }) => moves.select(ref)}
      />
      {layout === undefined ? (
        <Skeleton className="h-60" />
      ) : (
        <FunctionTable
          client={client}
          type={type}
          own={own}
          total={total}
          format={format}
          selected={selected}
          onSelect={moves.show}
        />
      )}
    </div>
  );
}

function NothingSampled({ run }: { run: string | null }) {
  if (run === null) {
    return <EmptyState title="Nothing was sampled">The file holds no samples.</EmptyState>;
  }
  return (
    <EmptyState
      title="Nothing was sampled"
      action={
        <Link href={`/runs/${encodeURIComponent(run)}`} className={buttonClasses()}>
          Back to the run
        </Link>
      }
    >
      Trigger the scenario a few times, then capture again.
    </EmptyState>
  );
}
