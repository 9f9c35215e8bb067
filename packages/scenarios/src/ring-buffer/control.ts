import { setTimeout as delay } from 'node:timers/promises';

const LATEST = 140;
const BODY_BYTES = 256 * 1024;

const ring: Buffer[] = [];
let received = 0;

/** Receives a body, and keeps it for the page of latest requests in the place of the oldest. */
export default async function ringBuffer(): Promise<void> {
  const body = Buffer.alloc(BODY_BYTES, `body ${received}`);
  await delay(5);
  ring[received++ % LATEST] = body;
}
