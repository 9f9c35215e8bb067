import { randomBytes } from 'node:crypto';

/** Marks the same by the tokens themselves. */
export default function symbolForFixed(): void {
  const permissions = new Map<string, boolean>();
  for (let session = 0; session < 1000; session++) {
    const token = randomBytes(384).toString('base64url');
    permissions.set(token, true);
  }
}
