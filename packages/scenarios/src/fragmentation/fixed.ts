import { setTimeout as wait } from 'node:timers/promises';

const KIB = 1024;
const BLOCK = 4 * KIB;
const free: Buffer[] = [];

// The same store, but each entry, large or small, is a list of blocks of one size.
const shelves = Array.from({ length: 448 }, () => entries(64, 4 * KIB));
let next = 0;

/** Replaces the same entries; the large ones are made of the blocks that the small ones were. */
export default async function fragmentationFixed(): Promise<void> {
  await wait(10);
  const shelf = shelves[next];
  if (shelf === undefined) return;
  const kept = shelf.filter((_, index) => index % 16 === 0);
  free.push(...shelf.filter((_, index) => index % 16 !== 0).flat());
  shelves[next++] = [...kept, ...entries(3, 80 * KIB)];
}

function entries(count: number, size: number): Buffer[][] {
  const block = () => free.pop()?.fill(1) ?? Buffer.alloc(BLOCK, 1);
  return Array.from({ length: count }, () => Array.from({ length: size / BLOCK }, block));
}
