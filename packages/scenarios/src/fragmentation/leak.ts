const KIB = 1024;

// A store of 80 MiB, filled with small entries.
const shelves = Array.from({ length: 80 }, () => entries(256, 4 * KIB));
let next = 0;

/** Replaces small entries by as much in large ones; of the small, every sixteenth stays. */
export default function fragmentationLeak(): void {
  const shelf = shelves[next];
  if (shelf === undefined) return;
  const kept = shelf.filter((_, index) => index % 16 === 0);
  shelves[next++] = [...kept, ...entries(15, 64 * KIB)];
}

function entries(count: number, size: number): Buffer[] {
  return Array.from({ length: count }, () => Buffer.alloc(size, 1));
}
