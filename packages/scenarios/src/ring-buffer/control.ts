import { createHash } from 'node:crypto';

const LATEST = 1500;
const BODY_BYTES = 32 * 1024;

const ring: { readonly body: Buffer; readonly hash: string }[] = [];
let received = 0;

/** Keeps a body for the page of latest requests, in the place of the oldest. */
export default function ringBuffer(): void {
  const body = Buffer.alloc(BODY_BYTES, `body ${received}`);
  const hash = createHash('sha256').update(body).digest('hex');
  ring[received++ % LATEST] = { body, hash };
}
