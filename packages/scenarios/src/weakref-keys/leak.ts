import { randomBytes } from 'node:crypto';

interface Session {
  readonly since: number;
}

const sessions = new Map<string, WeakRef<Session>>();

/** Opens a thousand sessions, which nobody but their owners keeps alive. */
export default function weakRefKeysLeak(): void {
  for (let i = 0; i < 1000; i++) {
    const token = randomBytes(384).toString('base64url');
    sessions.set(token, new WeakRef({ since: Date.now() }));
  }
}
