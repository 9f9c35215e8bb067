interface Session {
  readonly user: string;
  readonly clicks: readonly number[];
}

const SESSIONS_IN_THE_MORNING = 1000;
const SESSIONS_AT_NOON = 8000;
/** The operation from which on people stay longer. */
const NOON = 1000;

const sessions: Session[] = [];
let operations = 0;

/** Ten people come; those who have been there longest go, as soon as there are too many. */
export default function newPlateau(): void {
  const present = operations++ < NOON ? SESSIONS_IN_THE_MORNING : SESSIONS_AT_NOON;
  for (let i = 0; i < 10; i++) {
    sessions.push({
      user: `user-${operations}-${i}`,
      clicks: Array.from({ length: 100 }, () => i),
    });
  }
  sessions.splice(0, sessions.length - present);
}
