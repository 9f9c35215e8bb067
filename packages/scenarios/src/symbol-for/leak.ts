import { randomBytes } from 'node:crypto';

/** Marks what a thousand sessions may do, by a symbol for each session's token. */
export default function symbolForLeak(): void {
  const permissions: Record<symbol, boolean> = {};
  for (let session = 0; session < 1000; session++) {
    const token = randomBytes(384).toString('base64url');
    permissions[Symbol.for(token)] = true;
  }
}
