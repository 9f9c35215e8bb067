import { fieldOf } from './fields.ts';

const WIDTH = 96;
const HEIGHT = 44;

/**
 * How the field moves when the leak is triggered again and again: memory outside the heap and counts
 * climb in steps, the heap climbs in teeth that collections cut, its floor rising.
 */
function shapeOf(field: string): readonly [x: number, y: number][] {
  const points: [number, number][] = [];
  const isHeap = field === 'heapUsed' || field === 'liveHeap';
  const turns = 5;
  for (let turn = 0; turn < turns; turn += 1) {
    const floor = (turn / turns) * 0.8;
    const next = ((turn + 1) / turns) * 0.8;
    const [from, to] = [turn / turns, (turn + 1) / turns];
    if (isHeap) points.push([from, floor], [to, Math.min(1, next + 0.2)], [to, next]);
    else points.push([from, floor], [from + 0.06, next], [to, next]);
  }
  return points;
}

/** The tiny shape of a scenario's curve. */
export function CurveShape({ field }: { field: string }) {
  const { color } = fieldOf(field);
  const path = shapeOf(field)
    .map(([x, y], index) => {
      const [px, py] = [2 + x * (WIDTH - 4), HEIGHT - 3 - y * (HEIGHT - 8)];
      return `${index === 0 ? 'M' : 'L'}${px.toFixed(1)},${py.toFixed(1)}`;
    })
    .join('');
  return (
    <svg aria-hidden width={WIDTH} height={HEIGHT} className="shrink-0">
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--hairline-strong)" />
      <path d={`${path}L${WIDTH - 2},${HEIGHT - 1}L2,${HEIGHT - 1}Z`} fill={color} opacity="0.14" />
      <path d={path} fill="none" stroke={color} strokeWidth="2" strokeLinejoin="round" />
    </svg>
  );
}
