import type { Row } from '../result.ts';
import { type Measure, MEASURES } from './measure.ts';

interface Goal {
  readonly measure: Measure;
  /** What ours is divided by; `null` where the figure itself counts. */
  readonly peer: string | null;
  /** Of the peer, where it is another than ours. */
  readonly peerMeasure?: Measure;
  readonly most: number;
}

/** For a million nodes. */
const GOALS: readonly Goal[] = [
  { measure: 'load', peer: 'd3-flame-graph', most: 0.3 },
  { measure: 'load', peer: 'speedscope', peerMeasure: 'firstDraw', most: 0.25 },
  { measure: 'zoom', peer: 'd3-flame-graph', most: 0.2 },
  { measure: 'zoom', peer: null, most: 150 },
  { measure: 'search', peer: null, most: 60 },
  { measure: 'loadTask', peer: null, most: 150 },
  { measure: 'zoomTask', peer: null, most: 150 },
];

/** Every goal beside what was measured, for each profile: a line of text each. */
export function compareWithGoals(rows: readonly Row[]): string {
  const titles = new Set(rows.map(({ measure }) => measure.slice(0, measure.indexOf(':'))));
  return [...titles]
    .flatMap((title) => [`${title}:`, ...GOALS.map((goal) => `  ${lineOf(rows, title, goal)}`)])
    .join('\n');
}

function lineOf(rows: readonly Row[], title: string, goal: Goal): string {
  const { measure, peer, peerMeasure = measure, most } = goal;
  const ours = medianOf(rows, `${title}: ${MEASURES[measure].title}`, 'leakscope');
  const { unit } = MEASURES[measure];
  if (peer === null) {
    return `${MEASURES[measure].title}: ${ours.toFixed(0)} ${unit} (goal ${most})${mark(ours, most)}`;
  }
  const theirs = medianOf(rows, `${title}: ${MEASURES[peerMeasure].title}`, peer);
  const against = peerMeasure === measure ? peer : `${peer}, ${MEASURES[peerMeasure].title}`;
  const ratio = ours / theirs;
  return `${MEASURES[measure].title}: ${ratio.toFixed(2)} × ${against} (goal ${most})${mark(ratio, most)}`;
}

function mark(value: number, most: number): string {
  return value <= most ? '' : ', not reached';
}

function medianOf(rows: readonly Row[], measure: string, subject: string): number {
  return rows.find((row) => row.measure === measure && row.subject === subject)?.median ?? NaN;
}
