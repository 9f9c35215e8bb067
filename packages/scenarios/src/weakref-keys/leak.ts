import { randomUUID } from 'node:crypto';

interface Session {
  readonly since: number;
}

const sessions = new Map<string, WeakRef<Session>>();

/** Opens 2,000 sessions, which nobody but their owner keeps alive. */
export default function weakRefKeysLeak(): void {
  for (let i = 0; i < 2000; i++) {
    sessions.set(randomUUID(), new WeakRef({ since: Date.now() }));
  }
}
