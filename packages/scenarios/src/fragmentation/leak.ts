import { setTimeout as wait } from 'node:timers/promises';

const KIB = 1024;

// A store of 112 MiB, filled with small entries.
const shelves = Array.from({ length: 448 }, () => entries(64, 4 * KIB));
let next = 0;

/** Replaces most of a shelf’s small entries by as much in large ones; every sixteenth stays. */
export default async function fragmentationLeak(): Promise<void> {
  // Until the new ones have come in.
  await wait(10);
  const shelf = shelves[next];
  if (shelf === undefined) return;
  const kept = shelf.filter((_, index) => index % 16 === 0);
  shelves[next++] = [...kept, ...entries(3, 80 * KIB)];
}

function entries(count: number, size: number): Buffer[] {
  return Array.from({ length: count }, () => Buffer.alloc(size, 1));
}
