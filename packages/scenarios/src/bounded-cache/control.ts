import { setTimeout as delay } from 'node:timers/promises';

interface Profile {
  readonly name: string;
  readonly visits: readonly number[];
}

const LIMIT = 14_000;
const cache = new Map<string, Profile>();
/** The names in the cache; once it is full, the next in turn is the oldest. */
const names: string[] = [];
let visitors = 0;

/** Puts a profile into the cache, in the place of the oldest where there are too many. */
function remember(profile: Profile): void {
  const turn = visitors++ % LIMIT;
  const oldest = names[turn];
  if (oldest !== undefined) cache.delete(oldest);
  names[turn] = profile.name;
  cache.set(profile.name, profile);
}

/** Looks up a hundred new visitors in a database, and remembers them. */
export default async function boundedCache(): Promise<void> {
  await delay(5);
  for (let i = 0; i < 100; i++) {
    remember({ name: `visitor-${visitors}`, visits: [i, i + 1, i + 2] });
  }
}
