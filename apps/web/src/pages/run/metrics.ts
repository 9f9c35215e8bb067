import type { Capture } from '@leakscope/protocol';
import { readField, seriesOf } from '../../charts/index.ts';
import {
  judgeAllocated,
  judgeCount,
  judgeInUse,
  judgeObjects,
  type Judgement,
  type MetricHistory,
  type Trend,
  trendOf,
} from '../../signature/index.ts';
import type { Field, RunData } from '../../stream/index.ts';

/** One of the seed's four metrics, as it is now. */
export interface Metric {
  readonly name: 'alloc_space' | 'inuse_space' | 'goroutine' | 'alloc_objects';
  readonly unit: 'bytes' | 'count';
  /** `null` before there is one. */
  readonly value: number | null;
  /** What keeps the value from being exact. */
  readonly caveat: 'upper bound' | 'estimate' | null;
  readonly trend: Trend | null;
  /** Pending operations may show only in the handles they wait on; the trend is then theirs. */
  readonly shownBy: 'itself' | 'handles';
  readonly judgement: Judgement;
}

/** The four metrics of a run; `allocs` is its last capture of allocations. */
export function metricsOf(data: RunData, allocs: Capture | undefined): Metric[] {
  const column = (field: Field): Float64Array => readField(field)(data, -Infinity, Infinity).v;
  const { t } = readField('operations')(data, -Infinity, Infinity);
  const operations = column('operations');
  const liveHeap = column('liveHeap');
  const history = (value: Float64Array) => ({ t, operations, value });

  const allocated = history(column('allocated'));
  const inUse = history(seriesOf('inUse').read(data, -Infinity, Infinity).v);
  const pending = history(column('pendingAsync'));
  const handles = history(column('handles'));
  // The connections of a load are no leak, and stay open for as long as it goes on.
  const isLoaded = data.loads.latest?.state.phase === 'running';
  const judgeWaiting = (counts: MetricHistory): Judgement =>
    isLoaded ? { signature: 'open', perOperation: null } : judgeCount(counts);
  const pendingJudgement = judgeWaiting(pending);
  const handlesJudgement = judgeWaiting(handles);
  const isShownByHandles =
    handlesJudgement.signature === 'leak' && pendingJudgement.signature !== 'leak';

  return [
    {
      name: 'alloc_space',
      unit: 'bytes',
      value: lastOf(allocated.value),
      caveat: isEstimated(data.latest) ? 'estimate' : null,
      trend: trendOf(allocated),
      shownBy: 'itself',
      judgement: judgeAllocated(allocated, column('freed'), liveHeap),
    },
    {
      name: 'inuse_space',
      unit: 'bytes',
      value: lastOf(inUse.value),
      caveat: lastOf(liveHeap) === null && lastOf(inUse.value) !== null ? 'upper bound' : null,
      trend: trendOf(inUse),
      shownBy: 'itself',
      judgement: judgeInUse(inUse, liveHeap),
    },
    {
      name: 'goroutine',
      unit: 'count',
      value: lastOf(pending.value),
      caveat: data.latest?.pendingAsyncInterval === undefined ? null : 'estimate',
      trend: trendOf(isShownByHandles ? handles : pending),
      shownBy: isShownByHandles ? 'handles' : 'itself',
      judgement: isShownByHandles ? handlesJudgement : pendingJudgement,
    },
    {
      name: 'alloc_objects',
      unit: 'count',
      value: allocs === undefined ? null : totalOf(allocs, 'alloc_objects'),
      caveat: 'estimate',
      trend: null,
      shownBy: 'itself',
      judgement: judgeObjects(allocs?.culprit?.share ?? null),
    },
  ];
}

/** Below that share of what was allocated an estimate is exact for all that one reads. */
const ESTIMATED_SHARE = 0.01;

/** Whether a share of what was allocated worth mentioning is an estimate. */
function isEstimated(latest: RunData['latest']): boolean {
  return (latest?.freedUnseen ?? 0) > ESTIMATED_SHARE * (latest?.allocated ?? 0);
}

function lastOf(values: Float64Array): number | null {
  const value = values.findLast((item) => !Number.isNaN(item));
  return value ?? null;
}

/** The total of a sample type of a capture, where it has that type. */
function totalOf(capture: Capture, type: string): number | null {
  const index = capture.sampleTypes.findIndex((sampleType) => sampleType.type === type);
  return capture.totals[index] ?? null;
}
