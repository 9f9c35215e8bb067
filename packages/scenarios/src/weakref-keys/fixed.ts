import { randomUUID } from 'node:crypto';

interface Session {
  readonly since: number;
}

const sessions = new Map<string, WeakRef<Session>>();
const registry = new FinalizationRegistry<string>((id) => sessions.delete(id));

/** Opens as many sessions; the key of one goes when it does. */
export default function weakRefKeysFixed(): void {
  for (let i = 0; i < 2000; i++) {
    const id = randomUUID();
    const session = { since: Date.now() };
    sessions.set(id, new WeakRef(session));
    registry.register(session, id);
  }
}
