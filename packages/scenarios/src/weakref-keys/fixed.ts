import { randomBytes } from 'node:crypto';

interface Session {
  readonly since: number;
}

const sessions = new Map<string, WeakRef<Session>>();
const registry = new FinalizationRegistry<string>((token) => sessions.delete(token));

/** Opens as many sessions; the token of each goes when it does. */
export default function weakRefKeysFixed(): void {
  for (let i = 0; i < 1000; i++) {
    const token = randomBytes(384).toString('base64url');
    const session = { since: Date.now() };
    sessions.set(token, new WeakRef(session));
    registry.register(session, token);
  }
}
