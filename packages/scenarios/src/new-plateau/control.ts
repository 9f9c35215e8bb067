import { setTimeout as delay } from 'node:timers/promises';

interface Session {
  readonly user: string;
  readonly clicks: readonly number[];
}

const SESSIONS_IN_THE_MORNING = 1000;
const SESSIONS_AT_NOON = 3000;
/** The operation from which on people stay longer. */
const NOON = 110;

const sessions: Session[] = [];
let operations = 0;

/** Fifty people log in; those who have been there longest go, as soon as there are too many. */
export default async function newPlateau(): Promise<void> {
  await delay(5);
  const present = operations++ < NOON ? SESSIONS_IN_THE_MORNING : SESSIONS_AT_NOON;
  for (let i = 0; i < 50; i++) {
    sessions.push({
      user: `user-${operations}-${i}`,
      clicks: Array.from({ length: 100 }, () => i),
    });
  }
  sessions.splice(0, sessions.length - present);
}
