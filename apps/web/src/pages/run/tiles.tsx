import type { Capture } from '@leakscope/protocol';
import { Check, CircleDashed, TriangleAlert } from 'lucide-react';
import { bytesParts, formatChange, formatCount } from '../../format/index.ts';
import type { Signature } from '../../signature/index.ts';
import type { Watcher } from '../../stream/index.ts';
import { classes } from '../../ui/index.ts';
import { useWatched } from '../../watch/index.ts';
import { type Metric, metricsOf } from './metrics.ts';

/** What each metric is, and what a leak does to it. */
const meanings: Record<Metric['name'], string> = {
  alloc_space: 'All bytes allocated so far. A leak: most of them are never freed.',
  inuse_space: 'Bytes held now, heap and off-heap. A leak: it rises and stays.',
  goroutine: 'Asynchronous calls that wait. A leak: it only ever rises.',
  alloc_objects: 'Objects allocated in a window. A leak: one function makes most.',
};

const sentences: Record<Metric['name'], Partial<Record<Signature, string>>> = {
  alloc_space: {
    open: 'Rising. Collect garbage to see what is freed.',
    none: 'Most of it was freed again.',
    leak: 'Most of it was not freed.',
  },
  inuse_space: {
    open: 'Rising. Collect garbage to see what stays.',
    none: 'Did not stay up.',
    leak: 'Rose with the operations and stayed.',
  },
  goroutine: {
    none: 'Falls back after the operations.',
    leak: 'Rose with the operations and stayed.',
  },
  alloc_objects: {
    none: 'No single function stands out.',
    leak: 'One function makes most of them.',
  },
};

const badges: Record<Signature, { text: string; look: string; Icon: typeof Check }> = {
  idle: { text: 'no operation yet', look: 'text-muted', Icon: CircleDashed },
  open: { text: 'not judged yet', look: 'text-warn', Icon: CircleDashed },
  none: { text: 'no leak signature', look: 'text-calm', Icon: Check },
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
  const sentence = isMissing
    ? 'Capture allocations to estimate it.'
    : (sentences[name][signature] ?? 'Trigger the leak to begin.');
  return (
    <div
      data-testid={`tile-${name}`}
      data-value={value ?? ''}
      data-signature={signature}
      className="flex flex-col bg-surface px-4 py-3"
    >
      <h3 className="font-mono text-xs text-muted" title={meanings[name]}>
        {name}
        {caveat === null || value === null ? null : ` · ${caveat}`}
      </h3>
      <p className="mt-1 flex items-baseline gap-1 whitespace-nowrap">
        <span className="text-2xl font-semibold">{figure}</span>
        <span className="text-muted">{suffix}</span>
        {aside === undefined ? null : (
          <span className="ml-auto truncate pl-2 text-xs text-muted">{aside}</span>
        )}
      </p>
      <p className="min-h-5 font-mono text-xs leading-5 text-ink" data-testid={`trend-${name}`}>
        {trendText(metric)}
      </p>
      <p className={classes('mt-1 flex items-center gap-1 text-xs font-medium', look)}>
        <Icon aria-hidden size={13} className="shrink-0" />
        {isMissing ? 'no capture yet' : text}
      </p>
      <p className="text-xs text-muted">{sentence}</p>
      <p className="mt-1 text-xs text-muted max-sm:hidden">{meanings[name]}</p>
    </div>
  );
}

function figureOf(value: number | null, unit: Metric['unit']): [figure: string, unit: string] {
  if (value === null) return ['–', ''];
  return unit === 'bytes' ? bytesParts(value) : [formatCount(value), ''];
}

function trendText({ trend, unit }: Metric): string {
  if (trend === null) return '';
  const change = formatChange(trend.change, unit);
  return trend.per === 'operation' ? `${change} per operation` : `${change}/s`;
}
