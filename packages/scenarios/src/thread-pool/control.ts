import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/** Checks eight passwords, as many at a time as the pool has threads. */
export default async function threadPool(): Promise<void> {
  const passwords = Array.from({ length: 8 }, (_, i) => `password-${i}`);
  await Promise.all(passwords.map((password) => derive(password, 'salt', 100, 32, 'sha256')));
}
