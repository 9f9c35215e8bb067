import type { LoadChange, LoadReport, Sample } from '@leakscope/protocol';
import type { Collected, LoadWindow } from './window.ts';

/** A level that is read once the process is idle and collected. */
interface Level {
  readonly metric: string;
  readonly title: string;
  readonly unit: 'bytes' | 'count';
  readonly read: (sample: Sample) => number | null;
  /** Growth below it is what every process does when it is loaded for the first time. */
  readonly floor: number;
}

const MIB = 1024 ** 2;

function sumOf(handles: Sample['handles']): number | null {
  return handles === null ? null : Object.values(handles).reduce((sum, count) => sum + count, 0);
}

/** Floors: what the fixed scenarios grew by at most in their first load, doubled. */
const LEVELS: readonly Level[] = [
  {
    metric: 'liveHeap',
    title: 'Live heap',
    unit: 'bytes',
    read: ({ liveHeap, heapUsed }) => liveHeap ?? heapUsed,
    floor: 3 * MIB,
  },
  {
    metric: 'external',
    title: 'External',
    unit: 'bytes',
    read: ({ external }) => external,
    floor: MIB,
  },
  {
    metric: 'pendingAsync',
    title: 'Pending async',
    unit: 'count',
    read: ({ pendingAsync }) => pendingAsync,
    floor: 10,
  },
  {
    metric: 'handles',
    title: 'Handles',
    unit: 'count',
    read: ({ handles }) => sumOf(handles),
    floor: 5,
  },
  { metric: 'fds', title: 'File descriptors', unit: 'count', read: ({ fds }) => fds, floor: 5 },
];

/** What bounded growth leaves for the second half of a load; a leak leaves half. */
const LATE_SHARE = 0.2;
/** A rate that changes by less has not changed. */
const RATE_CHANGE = 1.25;
/** With fewer collections in the first and the last third of a load, any change may be chance. */
const MIN_COLLECTIONS = 16;
/** Where more of them are estimated, nobody can say how they changed. */
const ESTIMATED_SHARE = 0.1;
/** Standard deviations by which two counts of collections differ when it is not by chance. */
const NOT_BY_CHANCE = 2;
/** Of a leak's level, what may go by itself and the rest still counts as held. */
const FELL_BACK = 0.5;

/** With fewer readings, in two seconds, nobody can say what the halves of a load are. */
const MIN_READINGS = 8;

/** The lowest reading about the middle of the load: what is in flight, or not collected, is least. */
function middle(samples: readonly Sample[], read: Level['read']): number | null {
  if (samples.length < MIN_READINGS) return null;
  const from = Math.floor(samples.length * 0.4);
  const about = samples.slice(from, Math.max(from + 1, Math.ceil(samples.length * 0.6)));
  const values = about.flatMap((sample) => read(sample) ?? []);
  return values.length === 0 ? null : Math.min(...values);
}

function judgeLevel(
  { metric, title, unit, read, floor }: Level,
  before: Sample,
  samples: readonly Sample[],
  after: Sample,
): LoadChange {
  const [first, last] = [read(before), read(after)];
  const values = samples.flatMap((sample) => read(sample) ?? []);
  const during = values.length === 0 ? null : Math.max(...values);
  const row = { metric, title, unit, before: first, during, after: last };
  if (first === null || last === null) {
    return { ...row, sign: null, judgement: 'could not be read' };
  }
  const kept = last - first;
  const rose = Math.max(0, (during ?? last) - first);
  if (kept <= floor) {
    const judgement = rose > 2 * floor ? 'rose and fell back' : 'held';
    return { ...row, sign: false, judgement };
  }
  const half = middle(samples, read);
  if (half !== null && last - half < LATE_SHARE * kept) {
    return { ...row, sign: false, judgement: 'grew to a new level and held it' };
  }
  const judgement = kept < FELL_BACK * rose ? 'fell back in part' : 'grew and did not fall back';
  return { ...row, sign: true, judgement };
}

function perSecond({ ms, collections }: Collected): number | null {
  return ms > 0 ? (collections / ms) * 1000 : null;
}

function freedByEach({ collections, freedBytes }: Collected): number | null {
  return collections > 0 ? freedBytes / collections : null;
}

/** Collections in the first and the last third of the load. */
function judgeCollections(window: LoadWindow): LoadChange[] {
  const first = window.collected(0, 1 / 3);
  const all = window.collected(0, 1);
  const last = window.collected(2 / 3, 1);
  const both = first.collections + last.collections;
  const isEstimated = all.estimated > ESTIMATED_SHARE * all.collections;
  const isEnough = first.collections > 0 && last.collections > 0 && both >= MIN_COLLECTIONS;
  const known = isEnough && !isEstimated;
  const more = last.collections - first.collections;
  const isMore =
    last.collections > RATE_CHANGE * first.collections && more > NOT_BY_CHANCE * Math.sqrt(both);
  const isLess = (freedByEach(last) ?? 0) * RATE_CHANGE < (freedByEach(first) ?? 0);
  const sign = known ? isMore && isLess : null;
  const said = (words: string) => {
    if (known) return words;
    return isEstimated ? 'estimated: too many to look at each' : 'too few collections to tell';
  };
  return [
    {
      metric: 'collectionsPerSecond',
      title: 'Collections a second',
      unit: 'perSecond',
      before: perSecond(first),
      during: perSecond(all),
      after: perSecond(last),
      sign,
      judgement: said(isMore ? 'became more frequent' : 'as frequent as before'),
    },
    {
      metric: 'freedPerCollection',
      title: 'Freed by a collection',
      unit: 'bytes',
      before: freedByEach(first),
      during: freedByEach(all),
      after: freedByEach(last),
      sign,
      judgement: said(isLess ? 'each frees less' : 'each frees as much as before'),
    },
  ];
}

function inWords(changes: readonly LoadChange[]): string {
  const grown = changes.filter(({ sign, unit }) => sign === true && unit !== 'perSecond');
  const levels = grown.filter(({ metric }) => metric !== 'freedPerCollection');
  if (levels.length > 0) {
    const names = levels.map(({ title }) => title.toLowerCase()).join(', ');
    return `Signs of a leak: after the load ${names} did not fall back.`;
  }
  return grown.length > 0
    ? 'Nothing was kept, but collections came more often and freed less.'
    : 'No sign of a leak: after the load everything was back where it had been.';
}

/**
 * The before/after report of a load.
 *
 * @param before and `after`: idle, just collected
 */
export function reportLoad(before: Sample, window: LoadWindow, after: Sample): LoadReport {
  const levels = LEVELS.map((level) => judgeLevel(level, before, window.samples, after));
  const changes = [...levels, ...judgeCollections(window)];
  return {
    leaking: levels.some(({ sign }) => sign === true),
    sentence: inWords(changes),
    changes,
  };
}
