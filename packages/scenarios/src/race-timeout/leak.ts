import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

const TEN_MINUTES = 600_000;

async function query(): Promise<Buffer> {
  await setImmediate();
  return Buffer.alloc(1024 * 1024, 1);
}

/** Gives a query ten minutes, of which it needs none. */
export default async function raceTimeoutLeak(): Promise<void> {
  const rows = await Promise.race([query(), sleep(TEN_MINUTES)]);
  if (rows === undefined) throw new Error('The database took too long.');
}
