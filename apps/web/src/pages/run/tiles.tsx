import type { Capture } from '@leakscope/protocol';
import { Check, CircleDashed, TriangleAlert } from 'lucide-react';
import { bytesParts, formatChange, formatCount } from '../../format/index.ts';
import type { Signature } from '../../signature/index.ts';
import type { Watcher } from '../../stream/index.ts';
import { classes } from '../../ui/index.ts';
import { useWatched } from '../../watch/index.ts';
import { type Metric, metricsOf } from './metrics.ts';

/** What each metric is, and how a leak shows in it. */
const meanings: Record<Metric['name'], string> = {
  alloc_space: 'All bytes allocated so far.',
  inuse_space: 'Bytes held now, heap and off-heap.',
  goroutine: 'Asynchronous calls that wait.',
  alloc_objects: 'Objects made in a window.',
};

const signs: Record<Metric['name'], Record<Signature, string>> = {
  alloc_space: {
    idle: 'A leak: most are never freed.',
    open: 'Collect to see what is freed.',
    early: 'Collect to see what is freed.',
    none: 'Most were freed again.',
    leak: 'Most were not freed.',
  },
  inuse_space: {
    idle: 'A leak: they rise and stay.',
    open: 'Collect to see what stays.',
    early: 'They rose: trigger again.',
    none: 'They did not keep rising.',
    leak: 'They rose and stayed.',
  },
  goroutine: {
    idle: 'A leak: they only ever rise.',
    open: 'A leak: they only ever rise.',
    early: 'A leak: they only ever rise.',
    none: 'They fall back.',
    leak: 'They rose and stayed.',
  },
  alloc_objects: {
    idle: 'Capture allocations to count them.',
    open: 'Capture allocations to count them.',
    early: 'Capture allocations to count them.',
    none: 'No single function stands out.',
    leak: 'One function makes most of them.',
  },
};

const caveatSigns = { 'upper bound': '≤', estimate: '≈' } as const;

const badges: Record<Signature, { text: string; look: string; Icon: typeof Check }> = {
  idle: { text: 'waiting', look: 'text-muted', Icon: CircleDashed },
  open: { text: 'not judged yet', look: 'text-warn', Icon: CircleDashed },
  early: { text: 'not judged yet', look: 'text-warn', Icon: CircleDashed },
  none: { text: 'no signature', look: 'text-calm', Icon: Check },
  leak: { text: 'leak signature', look: 'text-leak', Icon: TriangleAlert },
};

interface TilesProps {
  watcher: Watcher;
  run: string;
  /** The last capture of allocations that is ready. */
  allocs: Capture | undefined;
}

/** The seed's four metrics. */
export function Tiles({ watcher, run, allocs }: TilesProps) {
  useWatched(watcher, () => watcher.data(run)?.version);
  const data = watcher.data(run);
  if (data === undefined) return null;
  const handles = data.latest?.handles;
  const handleCount = handles && Object.values(handles).reduce((sum, count) => sum + count, 0);
  return (
    <section
      aria-label="The four metrics"
      className="grid grid-cols-2 gap-px border-b border-hairline bg-hairline lg:grid-cols-4"
    >
      {metricsOf(data, allocs).map((metric) => (
        <Tile
          key={metric.name}
          metric={metric}
          aside={
            metric.name === 'goroutine' && handleCount != null
              ? `${formatCount(handleCount)} handles`
              : undefined
          }
          isMissing={metric.name === 'alloc_objects' && allocs === undefined}
        />
      ))}
    </section>
  );
}

interface TileProps {
  metric: Metric;
  aside: string | undefined;
  /** There is no capture to read it from. */
  isMissing: boolean;
}

function Tile({ metric, aside, isMissing }: TileProps) {
  const { name, unit, value, caveat, judgement } = metric;
  const signature = isMissing ? 'idle' : judgement.signature;
  const { text, look, Icon } = badges[signature];
  const [figure, suffix] = figureOf(value, unit);
  return (
    <div
      data-testid={`tile-${name}`}
      data-value={value ?? ''}
      data-signature={signature}
      className="flex min-w-0 flex-col bg-surface px-4 py-2.5"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <h2 className="font-mono text-xs text-muted">{name}</h2>
        <p className={classes('flex items-center gap-1 text-xs font-medium', look)}>
          <Icon aria-hidden size={12} className="shrink-0" />
          {isMissing ? 'no capture yet' : text}
        </p>
      </div>
      <p className="mt-0.5 flex items-baseline gap-1 whitespace-nowrap">
        <span className="text-2xl font-semibold">
          {value === null || caveat === null ? '' : caveatSigns[caveat]}
          {figure}
        </span>
        <span className="text-muted">{suffix}</span>
        <span
          className={classes(
            'ml-auto truncate pl-2 text-xs text-muted',
            aside === undefined && 'max-sm:hidden',
          )}
        >
          {aside ?? (value === null ? null : caveat)}
        </span>
      </p>
      <p className="min-h-5 font-mono text-xs leading-5" data-testid={`trend-${name}`}>
        {trendText(metric)}
      </p>
      <p className="min-h-8 text-xs text-muted">
        {meanings[name]}{' '}
        {metric.shownBy === 'handles' ? 'The handles rose and stayed.' : signs[name][signature]}
      </p>
    </div>
  );
}

function figureOf(value: number | null, unit: Metric['unit']): [figure: string, unit: string] {
  if (value === null) return ['–', ''];
  return unit === 'bytes' ? bytesParts(value) : [formatCount(value), ''];
}

function trendText({ trend, unit, shownBy }: Metric): string {
  if (trend === null) return '';
  const change = formatChange(trend.change, unit) + (shownBy === 'handles' ? ' handles' : '');
  return trend.per === 'operation' ? `${change} per operation` : `${change}/s`;
}
