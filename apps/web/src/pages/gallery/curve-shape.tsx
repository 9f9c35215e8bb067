import { fieldOf } from './fields.ts';

const WIDTH = 64;
const HEIGHT = 28;

/** Fields that only a collection brings down, so that they climb in teeth. */
const TOOTHED = new Set(['heapUsed', 'liveHeap']);

/**
 * How the field moves when the scenario is triggered again and again. Of a leak: memory outside the
 * heap and counts climb in steps, the heap climbs in teeth that collections cut, its floor rising.
 * What only looks like a leak rises and then stays where it is.
 */
function shapeOf(field: string, isLeak: boolean): readonly [x: number, y: number][] {
  const points: [number, number][] = [];
  const turns = 5;
  const levelAt = (turn: number): number =>
    isLeak ? (turn / turns) * 0.8 : 0.62 * (1 - (1 - turn / turns) ** 3);
  for (let turn = 0; turn < turns; turn += 1) {
    const floor = levelAt(turn);
    const next = levelAt(turn + 1);
    const [from, to] = [turn / turns, (turn + 1) / turns];
    if (TOOTHED.has(field)) points.push([from, floor], [to, Math.min(1, next + 0.2)], [to, next]);
    else points.push([from, floor], [from + 0.06, next], [to, next]);
  }
  return points;
}

interface CurveShapeProps {
  field: string;
  isLeak: boolean;
}

/** The tiny shape of a scenario's curve. */
export function CurveShape({ field, isLeak }: CurveShapeProps) {
  const { color } = fieldOf(field);
  const path = shapeOf(field, isLeak)
    .map(([x, y], index) => {
      const [px, py] = [1 + x * (WIDTH - 2), HEIGHT - 2 - y * (HEIGHT - 4)];
      return `${index === 0 ? 'M' : 'L'}${px.toFixed(1)},${py.toFixed(1)}`;
    })
    .join('');
  return (
    <svg aria-hidden width={WIDTH} height={HEIGHT} className="mt-0.5 shrink-0">
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--hairline-strong)" />
      <path d={`${path}L${WIDTH - 1},${HEIGHT - 1}L1,${HEIGHT - 1}Z`} fill={color} opacity="0.14" />
      <path d={path} fill="none" stroke={color} strokeWidth="1.75" strokeLinejoin="round" />
    </svg>
  );
}
