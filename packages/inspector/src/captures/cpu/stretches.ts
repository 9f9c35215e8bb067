import { CPU_INTERVAL_MICROS, type CpuProfile } from './v8.ts';

/** Samples of one node after each other. */
export interface Stretch {
  readonly node: number;
  ticks: number;
  micros: number;
  /** Microseconds since the first sample; undefined where samples of other times are in it too. */
  readonly start: number | undefined;
}

/** What was sampled, in the order in which it was. */
export function stretchesOf({ samples = [], timeDeltas = [] }: CpuProfile): Stretch[] {
  const stretches: Stretch[] = [];
  let now = 0;
  for (const [i, node] of samples.entries()) {
    // A sample is charged until the next one came.
    const micros = Math.max(0, timeDeltas[i + 1] ?? CPU_INTERVAL_MICROS);
    const last = stretches.at(-1);
    if (last?.node === node) {
      last.ticks++;
      last.micros += micros;
    } else stretches.push({ node, ticks: 1, micros, start: now });
    now += micros;
  }
  return stretches;
}

/** Whatever its time, by node. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const byNode = new Map<number, Stretch>();
  for (const { node, ticks, micros } of stretches) {
    const sum = byNode.get(node) ?? { node, ticks: 0, micros: 0, start: undefined };
    sum.ticks += ticks;
    sum.micros += micros;
    byNode.set(node, sum);
  }
  return [...byNode.values()];
}

/** By node how often it was sampled. */
export function ticksByNode(stretches: readonly Stretch[]): Map<number, number> {
  return new Map(merged(stretches).map(({ node, ticks }) => [node, ticks]));
}
