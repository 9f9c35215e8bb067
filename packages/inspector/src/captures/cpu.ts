import { type Frame, type Profile, ProfileBuilder } from '@leakscope/profile';
import { type Naming, underV8, type V8CallFrame } from '../frames.ts';

/** Between two samples; V8's default, and what Node's `--cpu-prof` uses. */
export const CPU_INTERVAL_MICROS = 1000;

interface CpuNode {
  readonly id: number;
  readonly callFrame: V8CallFrame;
  readonly children?: readonly number[];
  /** Samples by line of the function; 1-based. */
  readonly positionTicks?: readonly { line: number; ticks: number }[];
}

/** `Profiler.Profile` of the inspector; `timeDeltas` in microseconds. */
export interface CpuProfile {
  readonly nodes: readonly CpuNode[];
  readonly startTime: number;
  readonly endTime: number;
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

/** Not running is not a cost. */
const IDLE = '(idle)';

interface Spent {
  ticks: number;
  micros: number;
}

function spentByNode({ samples = [], timeDeltas = [] }: CpuProfile): Map<number, Spent> {
  const spent = new Map<number, Spent>();
  for (const [i, id] of samples.entries()) {
    const sum = spent.get(id) ?? { ticks: 0, micros: 0 };
    sum.ticks++;
    // A sample is charged until the next one came.
    sum.micros += Math.max(0, timeDeltas[i + 1] ?? CPU_INTERVAL_MICROS);
    spent.set(id, sum);
  }
  return spent;
}

/** A CPU profile by stack and, at its leaf, by line. */
export function cpuProfile(profile: CpuProfile, naming: Naming, mappingFile: string): Profile {
  const builder = new ProfileBuilder({
    sampleTypes: [
      { type: 'samples', unit: 'count' },
      { type: 'cpu', unit: 'nanoseconds' },
    ],
    defaultSampleType: 'cpu',
    periodType: { type: 'cpu', unit: 'nanoseconds' },
    period: CPU_INTERVAL_MICROS * 1000,
    timeNanos: BigInt(Date.now()) * 1_000_000n,
    durationNanos: BigInt(Math.round(profile.endTime - profile.startTime)) * 1000n,
    mappingFile,
  });
  const spent = spentByNode(profile);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const root = profile.nodes[0];
  const open: { node: CpuNode; callers: readonly Frame[] }[] =
    root === undefined ? [] : [{ node: root, callers: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, callers } = next;
    const isRoot = node === root;
    const { ticks, micros } = spent.get(node.id) ?? { ticks: 0, micros: 0 };
    if (ticks > 0 && !isRoot && node.callFrame.functionName !== IDLE) {
      const lines = node.positionTicks ?? [];
      const positioned = lines.reduce((sum, { ticks: at }) => sum + at, 0);
      const parts = positioned === ticks ? lines : [{ line: undefined, ticks }];
      for (const part of parts) {
        builder.addSample({
          frames: underV8(node.callFrame, callers, naming, part.line),
          values: [part.ticks, Math.round((micros * 1000 * part.ticks) / ticks)],
        });
      }
    }
    const frames = isRoot ? callers : underV8(node.callFrame, callers, naming);
    for (const id of node.children ?? []) {
      const child = nodes.get(id);
      if (child !== undefined) open.push({ node: child, callers: frames });
    }
  }
  return builder.build();
}
