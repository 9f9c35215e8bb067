import type { Sample } from '@leakscope/protocol';
import type { Snapshot } from './culprit.ts';
import type { Subject } from './subject.ts';
import type { Collected } from './values.ts';

/**
 * Each order, reading and capture leaves some kilobytes of compiled code and feedback behind until
 * all of it is warm. Measured with operations that do nothing: 12 KB a cycle without this, 1 KB with
 * it; without the collections between the rounds it takes twice the orders.
 */
const ROUNDS = 3;
const ORDERS = 200;

/** What is alive, by stack. */
export async function snapshot(subject: Subject): Promise<Snapshot> {
  const heap = await subject.heap();
  return { at: Date.now(), heap, async: await subject.async() };
}

/** Collects garbage and reads what is left. */
export async function collect(subject: Subject): Promise<Collected> {
  const sample = await subject.collect();
  return { sample, codeBytes: await subject.codeBytes() };
}

/**
 * Does all that a measurement does, but for the operation itself, until that leaves nothing behind.
 *
 * @returns what was read last
 */
export async function rehearse(subject: Subject, signal: AbortSignal): Promise<Sample> {
  await snapshot(subject);
  let sample = await subject.read();
  for (let round = 0; round < ROUNDS; round++) {
    for (let order = 0; order < ORDERS; order++) {
      signal.throwIfAborted();
      await subject.operate({ times: 0 });
    }
    ({ sample } = await collect(subject));
  }
  return sample;
}
