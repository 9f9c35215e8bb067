import { setTimeout as delay } from 'node:timers/promises';

const SMALLEST = 64 * 1024;
const LARGEST = 16 * 1024 * 1024;

let scratch = Buffer.alloc(SMALLEST);
let seed = 1_244_471;

/** Mostly small, seldom large. The generator of Park and Miller, so that each run sees the same. */
function nextSize(): number {
  seed = (seed * 16_807) % 2_147_483_647;
  return Math.min(LARGEST, Math.floor(SMALLEST * (2_147_483_647 / seed)));
}

/** Receives a message in a scratch buffer that is made larger where it is too small. */
export default async function highWaterMark(): Promise<void> {
  await delay(5);
  const size = nextSize();
  if (size > scratch.length) scratch = Buffer.alloc(size);
  scratch.fill('message ', 0, size);
}
