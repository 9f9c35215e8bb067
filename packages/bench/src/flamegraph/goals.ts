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

/** The largest of the generated profiles; at others the ratios stand alone. */
const GOALS_FOR = '1,000,000 nodes';

const GOALS: readonly Goal[] = [
  { measure: 'load', peer: 'd3-flame-graph', most: 0.3 },
  { measure: 'load', peer: 'speedscope', peerMeasure: 'firstDraw', most: 0.25 },
  { measure: 'zoom', peer: 'd3-flame-graph', most: 0.2 },
  { measure: 'zoom', peer: null, most: 150 },
  { measure: 'search', peer: null, most: 60 },
  { measure: 'loadTask', peer: null, most: 150 },
  { measure: 'zoomTask', peer: null, most: 150 },
];

/** What the goals are about, for each profile; with the goal where it holds. */
export function compareWithGoals(rows: readonly Row[]): string {
  const titles = new Set(rows.map(({ measure }) => measure.slice(0, measure.indexOf(':'))));
  return [...titles]
    .flatMap((title) => [`${title}:`, ...GOALS.map((goal) => `  ${lineOf(rows, title, goal)}`)])
    .join('\n');
}

function lineOf(rows: readonly Row[], title: string, goal: Goal): string {
  const { measure, peer, peerMeasure = measure } = goal;
  const { title: name, unit } = MEASURES[measure];
  const ours = medianOf(rows, `${title}: ${name}`, 'leakscope');
  if (peer === null) return `${name}: ${ours.toFixed(0)} ${unit}${beside(title, ours, goal)}`;
  const { title: peerName } = MEASURES[peerMeasure];
  const ratio = ours / medianOf(rows, `${title}: ${peerName}`, peer);
  const against = peerMeasure === measure ? peer : `${peer}, ${peerName}`;
  return `${name}: ${ratio.toFixed(2)} × ${against}${beside(title, ratio, goal)}`;
}

function beside(title: string, value: number, { most }: Goal): string {
  if (title !== GOALS_FOR) return '';
  return ` (goal ${most}${value <= most ? '' : ', not reached'})`;
}

function medianOf(rows: readonly Row[], measure: string, subject: string): number {
  return rows.find((row) => row.measure === measure && row.subject === subject)?.median ?? NaN;
}
