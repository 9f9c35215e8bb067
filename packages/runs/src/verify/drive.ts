import { setTimeout as delay } from 'node:timers/promises';
import type { Cycle, Sample, VerifiedVariant } from '@leakscope/protocol';
import { judge, type Judgement } from '@leakscope/verdict';
import {
  type Cost,
  LOAD_MS,
  limits,
  operationsPerCycle,
  type Resources,
  resourcesOf,
  usedUp,
} from './calibrate.ts';
import type { Snapshot } from './culprit.ts';
import { settle } from './settle.ts';
import type { Subject } from './subject.ts';
import { toCycle } from './values.ts';
import { warmUp } from './warm-up.ts';

/** A leak shows in eight readings or so; more are taken only where it does not. */
const MOST_CYCLES = 24;
/** Fewer readings show nothing. */
const LEAST_READINGS = 7;
/** Further cycles that there shall be room for. */
const PLANNED_CYCLES = 14;
/** What drains by itself without load does so in this time. */
const IDLE_MS = 1_000;

/** What a verification has measured so far. */
export type Progress = Pick<VerifiedVariant, 'phase' | 'cycles' | 'slopes'>;

export interface DriveOptions {
  readonly subject: Subject;
  readonly signal: AbortSignal;
  /** Told whenever a cycle has been read, and when the phase changes. */
  readonly observe: (progress: Progress) => void;
}

export interface Driven {
  readonly judgement: Judgement;
  /** In bytes; `null` where nobody counts them. */
  readonly allocatedPerOperation: number | null;
  /** The first reading and one after each cycle. */
  readonly cycles: readonly Cycle[];
  readonly first: Sample;
  readonly last: Sample;
  /** Taken at the first reading and after the last. */
  readonly before: Snapshot;
  readonly after: Snapshot;
}

async function snapshot(subject: Subject): Promise<Snapshot> {
  const heap = await subject.heap();
  return { heap, async: await subject.async() };
}

/** Bytes allocated by an operation; `null` where nobody counts them. */
function allocatedPerOperation(first: Sample, last: Sample, operations: number): number | null {
  if (first.allocated === null || last.allocated === null || operations === 0) return null;
  return (last.allocated - first.allocated) / operations;
}

/** Drives a subject through cycles of load, settling, collection and reading until it is judged. */
export async function drive({ subject, signal, observe }: DriveOptions): Promise<Driven> {
  // What a capture needs is loaded and compiled by the first one, and so before anything is read.
  await snapshot(subject);
  const start = await subject.collect();
  const limit = limits(resourcesOf(start), subject.memoryCap);
  observe({ phase: 'warming-up', cycles: [], slopes: {} });
  const warm = await warmUp(subject, start, limit, signal);
  const before = await snapshot(subject);

  const first = await subject.collect();
  let operations = warm.operations;
  const cycles: Cycle[] = [toCycle(first, operations)];
  let cost: Cost = warm;
  let ms = 0;
  let last = first;
  let idle: Cycle[] = [];
  let factor = 1;
  const judged = () =>
    judge({
      readings: cycles,
      idle,
      allocatedPerOperation: allocatedPerOperation(first, last, operations - warm.operations),
    });
  const tell = (judgement: Judgement) => observe(toProgress(cycles, judgement));

  for (;;) {
    signal.throwIfAborted();
    const wanted = subject.iterations ?? operationsPerCycle(cost, limit, PLANNED_CYCLES);
    const round = await load(subject, wanted * factor, limit);
    ms += round.ms;
    operations += round.done;
    await settle(subject, last, signal);
    last = await subject.collect();
    cycles.push(toCycle(last, operations));
    const now = resourcesOf(last);
    const since = operations - warm.operations;
    if (since > 0) cost = { operations: since, ms, from: resourcesOf(first), to: now };
    const judgement = judged();
    tell(judgement);
    const isFull = round.done === 0 || usedUp(now, resourcesOf(start), limit, 1);
    if (cycles.length < LEAST_READINGS && !isFull) continue;
    if (judgement.decided || isFull || cycles.length > MOST_CYCLES) break;
    if (judgement.leaking) factor *= 2;
  }
  let judgement = judged();
  if (judgement.leaking) {
    await delay(IDLE_MS, undefined, { signal });
    idle = [toCycle(await subject.collect(), operations)];
    judgement = judged();
  }
  observe({ ...toProgress(cycles, judgement), phase: 'attributing' });
  const after = judgement.leaking ? await snapshot(subject) : before;
  return {
    judgement,
    allocatedPerOperation: allocatedPerOperation(first, last, operations - warm.operations),
    cycles: markWarmUp(cycles, judgement),
    first,
    last,
    before,
    after,
  };
}

async function load(
  subject: Subject,
  times: number,
  { rss: maxRss }: Resources,
): Promise<{ done: number; ms: number }> {
  const begun = performance.now();
  const { done } = await subject.operate({ times, ms: 4 * LOAD_MS, maxRss });
  return { done, ms: performance.now() - begun };
}

function markWarmUp(cycles: readonly Cycle[], { warmUp: leading }: Judgement): Cycle[] {
  return cycles.map((cycle, index) => ({ ...cycle, warmUp: index < leading }));
}

function toProgress(cycles: readonly Cycle[], judgement: Judgement): Progress {
  return {
    phase: 'measuring',
    cycles: markWarmUp(cycles, judgement),
    slopes: judgement.slopes,
  };
}
