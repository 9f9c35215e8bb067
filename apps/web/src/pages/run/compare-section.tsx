import type { Run, Scenario } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { api } from '../../api/index.ts';
import { useAddress } from '../../app/use-address.ts';
import {
  type CompareChart,
  type CompareMode,
  createCompareChart,
  isSeriesKey,
  seriesOf,
  type SeriesKey,
} from '../../charts/index.ts';
import { hasEnded, type Watcher } from '../../stream/index.ts';
import { Button, Segmented, Select } from '../../ui/index.ts';
import { CompareCaptures } from './compare-captures.tsx';
import { GrowthCell } from './growth-cell.tsx';

const modes = [
  { id: 'operations', label: 'Per operation' },
  { id: 'time', label: 'Over time' },
] as const;

const metrics: readonly SeriesKey[] = [
  'inUse',
  'external',
  'liveHeap',
  'heapUsed',
  'rss',
  'handles',
  'pendingAsync',
  'fds',
];

interface CompareSectionProps {
  watcher: Watcher;
  run: Run;
  other: Run;
  scenario: Scenario | undefined;
  onClose: () => void;
}

/** The leak and its fix in one chart. */
export function CompareSection({ watcher, run, other, scenario, onClose }: CompareSectionProps) {
  const [search, change] = useAddress();
  const mode: CompareMode = search.get('by') === 'time' ? 'time' : 'operations';
  const asked = search.get('metric') ?? '';
  const metric = isSeriesKey(asked) ? asked : usualMetric(scenario);
  const close = useMutation({
    mutationFn: async () => {
      if (!hasEnded(other)) await api.stopRun(other.id);
    },
    onSettled: onClose,
  });

  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<CompareChart>(null);
  useEffect(() => {
    if (element.current === null) return;
    const created = createCompareChart(element.current);
    chart.current = created;
    return () => {
      chart.current = null;
      created.destroy();
    };
  }, []);

  const [first, second] = [labelOf(run), labelOf(other)];
  useEffect(() => {
    const draw = (): void => {
      const compared = [
        { id: run.id, label: first },
        { id: other.id, label: second },
      ].flatMap(({ id, label }) => {
        const source = watcher.data(id);
        return source === undefined
          ? []
          : [{ key: label, label, dashed: label === 'fixed', source }];
      });
      chart.current?.update({ compared, series: seriesOf(metric), mode });
    };
    draw();
    return watcher.subscribe(draw);
  }, [watcher, run.id, other.id, first, second, metric, mode]);

  return (
    <section aria-label="Comparison" data-testid="comparison" className="border-b border-hairline">
      <div className="flex flex-wrap items-center gap-2 px-4 py-2">
        <h2 className="mr-2 font-semibold">Leak against fix</h2>
        <Segmented label="Axis" options={modes} selected={mode} onSelect={(by) => change({ by })} />
        <span className="flex items-center gap-2 text-muted">
          of
          <Select
            label="What is compared"
            selected={metric}
            onSelect={(next) => change({ metric: next })}
            className="border-strong text-ink"
            options={metrics.map((id) => ({ id, label: seriesOf(id).title }))}
          />
        </span>
        <CompareCaptures
          run={run.variant === 'fixed' ? other : run}
          other={run.variant === 'fixed' ? run : other}
          scenario={scenario}
        />
        <Button
          look="quiet"
          className="ml-auto"
          icon={<X aria-hidden size={14} />}
          busy={close.isPending}
          title="Stops the run beside this one; its history stays."
          onClick={() => close.mutate()}
        >
          End the comparison
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-px border-y border-hairline bg-hairline">
        {[run, other].map((each) => (
          <GrowthCell
            key={each.id}
            watcher={watcher}
            run={each}
            metric={metric}
            main={each === run}
          />
        ))}
      </div>
      <div ref={element} className="pt-2" />
    </section>
  );
}

/** The first field in which the leak shows and which moves with each operation, not each collection. */
function usualMetric(scenario: Scenario | undefined): SeriesKey {
  const shown = scenario?.signature.filter(isSeriesKey) ?? [];
  return shown.find((key) => key !== 'liveHeap') ?? 'inUse';
}

function labelOf(run: Run): string {
  return run.variant ?? run.id;
}
