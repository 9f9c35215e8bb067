import { setTimeout as delay } from 'node:timers/promises';
import type { Cycle, Sample, VerifiedVariant } from '@leakscope/protocol';
import type { Judgement } from '@leakscope/verdict';
import { LOAD_MS, type Limits, limitsOf, operationsPerCycle, resourcesOf } from './calibrate.ts';
import { confirmingOrders, MOST_MS_FOR_BOUND } from './confirm.ts';
import type { Snapshot } from './culprit.ts';
import { Measurement } from './measurement.ts';
import { collect, rehearse, snapshot } from './rehearse.ts';
import { settle } from './settle.ts';
import type { Order, Subject } from './subject.ts';
import { tooLittleRoom } from './too-little-room.ts';
import { warmUp } from './warm-up.ts';

/** A leak shows in eight readings or so; more are taken only where it does not. */
const MOST_READINGS = 25;
/** Fewer readings show nothing. */
const LEAST_READINGS = 7;
/** What drains by itself without load does so in this time. */
const IDLE_MS = 1_000;
/** A load that takes so many times longer than it should ends early. */
const PATIENCE = 4;

/** What a verification has measured so far. */
export type Progress = Pick<VerifiedVariant, 'phase' | 'cycles' | 'slopes'>;

export interface DriveOptions {
  readonly subject: Subject;
  readonly signal: AbortSignal;
  /** Told whenever a cycle has been read, and when the phase changes. */
  readonly observe: (progress: Progress) => void;
  /** So many are taken even where fewer are clear, for a recording. */
  readonly leastReadings?: number;
  /** How long the bound of what only fills is looked for, in milliseconds. */
  readonly mostMsForBound?: number;
}

/** What cycles of load have shown. */
export interface Driven {
  readonly judgement: Judgement;
  /** In bytes; `null` where nobody counts them. */
  readonly allocatedPerOperation: number | null;
  /** The first reading and one after each cycle. */
  readonly cycles: readonly Cycle[];
  /** The first and the last of the readings. */
  readonly first: Sample;
  readonly last: Sample;
  /** Taken at the first reading, and after the last where something leaks. */
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** Drives a subject through cycles of load, settling, collection and reading until it is judged. */
export async function drive(options: DriveOptions): Promise<Driven> {
  const { subject, signal, observe } = options;
  const start = await rehearse(subject, signal);
  const caps = { memory: subject.memoryCap, fds: await subject.fdLimit() };
  const limits = limitsOf(resourcesOf(start), caps);
  observe({ phase: 'warming-up', cycles: [], slopes: {} });
  const warm = await warmUp(subject, start, limits, signal);
  const before = await snapshot(subject);
  const measured = new Measurement(warm, await collect(subject));
  let judgement = await measure(options, measured, limits);
  if (!judgement.leaking && measured.readings < LEAST_READINGS) {
    throw tooLittleRoom(limits.full(resourcesOf(measured.last)), caps);
  }
  const confirming = judgement.leaking
    ? confirmingOrders(measured, judgement, limits, options.mostMsForBound ?? MOST_MS_FOR_BOUND)
    : [];
  for (const order of confirming) {
    signal.throwIfAborted();
    ({ judgement } = await addCycle(options, measured, order));
  }
  if (judgement.leaking) {
    await delay(IDLE_MS, undefined, { signal });
    measured.addIdle(await collect(subject));
    judgement = measured.judge();
  }
  const cycles = measured.cycles(judgement);
  observe({ phase: 'attributing', cycles, slopes: judgement.slopes });
  const after = judgement.leaking ? await snapshot(subject) : before;
  const { first, last, allocatedPerOperation } = measured;
  return { judgement, allocatedPerOperation, cycles, first, last, before, after };
}

/** Cycles until the judgement is clear, there have been enough, or there is no room for more. */
async function measure(
  options: DriveOptions,
  measured: Measurement,
  limits: Limits,
): Promise<Judgement> {
  const { subject, signal, leastReadings = LEAST_READINGS } = options;
  for (let factor = 1; ;) {
    signal.throwIfAborted();
    const chosen = operationsPerCycle(measured.cost, limits, measured.readings - 1);
    const wanted = factor * (subject.iterations ?? chosen);
    const order = { times: wanted, ms: PATIENCE * LOAD_MS, maxRss: limits.most.rss };
    const { done, judgement } = await addCycle(options, measured, order);
    const { readings } = measured;
    if (done === 0 || limits.full(resourcesOf(measured.last)) !== undefined) return judgement;
    if (readings < leastReadings) continue;
    if (judgement.decided || readings >= MOST_READINGS) return judgement;
    // What is bounded fills, and its slope falls off; a leak goes on.
    if (judgement.leaking) factor *= 2;
  }
}

/** Load, settle, collect, read. */
async function addCycle(
  { subject, signal, observe }: DriveOptions,
  measured: Measurement,
  order: Order,
): Promise<{ done: number; judgement: Judgement }> {
  const begun = performance.now();
  const { done } = await subject.operate(order);
  const ms = performance.now() - begun;
  await settle(subject, measured.last, signal);
  measured.add(await collect(subject), done, ms);
  const judgement = measured.judge();
  observe({ phase: 'measuring', cycles: measured.cycles(judgement), slopes: judgement.slopes });
  return { done, judgement };
}
