import type { Unit } from '../format/index.ts';
import { type ReadColumn, readField, readLoad, readRate, readSum } from './columns.ts';

export interface SeriesSpec {
  /** A field of the sample, or the name of a derived series. */
  readonly key: string;
  readonly title: string;
  readonly help: string;
  readonly unit: Unit;
  /** A CSS colour: one of the tokens. */
  readonly color: string;
  readonly read: ReadColumn;
}

const series = {
  rss: {
    title: 'rss',
    help: 'Resident set: all memory of the process that is in RAM.',
    unit: 'bytes',
    color: 'var(--series-rss)',
    read: readField('rss'),
  },
  heapTotal: {
    title: 'heap total',
    help: 'What V8 has reserved for its heap.',
    unit: 'bytes',
    color: 'var(--series-heap-total)',
    read: readField('heapTotal'),
  },
  heapUsed: {
    title: 'heap used',
    help: 'JavaScript objects, garbage that is not collected yet included.',
    unit: 'bytes',
    color: 'var(--series-heap-used)',
    read: readField('heapUsed'),
  },
  liveHeap: {
    title: 'live heap',
    help: 'The heap just after the last full collection: what is really held.',
    unit: 'bytes',
    color: 'var(--series-live-heap)',
    read: readField('liveHeap'),
  },
  external: {
    title: 'external',
    help: 'Memory outside the heap that objects hold: Buffers and the like.',
    unit: 'bytes',
    color: 'var(--series-external)',
    read: readField('external'),
  },
  handles: {
    title: 'handles',
    help: 'Active resources: timers, sockets, files, workers.',
    unit: 'count',
    color: 'var(--series-handles)',
    read: readField('handles'),
  },
  pendingAsync: {
    title: 'pending async',
    help: 'Asynchronous calls that wait: Node’s counterpart of goroutines.',
    unit: 'count',
    color: 'var(--series-pending-async)',
    read: readField('pendingAsync'),
  },
  fds: {
    title: 'file descriptors',
    help: 'Open files and sockets, as the operating system counts them.',
    unit: 'count',
    color: 'var(--series-fds)',
    read: readField('fds'),
  },
  allocationRate: {
    title: 'allocated',
    help: 'How fast memory is allocated, over the last second.',
    unit: 'bytes-per-second',
    color: 'var(--series-allocated)',
    read: readRate('allocated'),
  },
  requests: {
    title: 'requests',
    help: 'Requests of the load that were answered, over the last second.',
    unit: 'per-second',
    color: 'var(--series-load)',
    read: readLoad(({ perSecond }) => perSecond),
  },
  latency: {
    title: 'p99',
    help: 'Of a hundred requests of the load, ninety-nine were answered within so long.',
    unit: 'milliseconds',
    color: 'var(--series-latency)',
    read: readLoad(({ p99Ms }) => p99Ms),
  },
  inUse: {
    title: 'in use',
    help: 'inuse_space: live heap and external; heap used where nothing was collected yet.',
    unit: 'bytes',
    color: 'var(--series-live-heap)',
    read: readSum('liveHeap', 'external', 'heapUsed'),
  },
} as const satisfies Record<string, Omit<SeriesSpec, 'key'>>;

export type SeriesKey = keyof typeof series;

export function seriesOf(key: SeriesKey): SeriesSpec & { key: SeriesKey } {
  return { key, ...series[key] };
}

export function isSeriesKey(text: string): text is SeriesKey {
  return Object.hasOwn(series, text);
}

export interface PanelSpec {
  readonly id: string;
  readonly title: string;
  /** Of the plot, in pixels. */
  readonly height: number;
  readonly series: readonly SeriesSpec[];
  /** Fills below its lines; for rates. */
  readonly area?: boolean;
  /** Takes no room until the page has seen the run under load. */
  readonly needsLoad?: boolean;
}

/** The charts of a run, in their order on the page. */
export const RUN_PANELS: readonly PanelSpec[] = [
  {
    id: 'memory',
    title: 'Memory',
    height: 232,
    series: (['rss', 'heapTotal', 'heapUsed', 'liveHeap', 'external'] as const).map(seriesOf),
  },
  {
    id: 'counts',
    title: 'Handles and pending',
    height: 112,
    series: (['handles', 'pendingAsync', 'fds'] as const).map(seriesOf),
  },
  {
    id: 'requests',
    title: 'Load',
    height: 48,
    series: [seriesOf('requests')],
    area: true,
    needsLoad: true,
  },
  {
    id: 'latency',
    title: 'Latency',
    height: 48,
    series: [seriesOf('latency')],
    needsLoad: true,
  },
  {
    id: 'rate',
    title: 'Allocation rate, collections',
    height: 80,
    series: [seriesOf('allocationRate')],
    area: true,
  },
];
