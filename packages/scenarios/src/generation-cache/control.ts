import { setTimeout as delay } from 'node:timers/promises';

const LIMIT = 4000;
let recent = new Map<string, readonly number[]>();
let older = new Map<string, readonly number[]>();
let articles = 0;

/** Puts an article into the cache; once it is full, the generation before the last is dropped. */
function remember(article: string, prices: readonly number[]): void {
  recent.set(article, prices);
  if (recent.size < LIMIT) return;
  older = recent;
  recent = new Map();
}

/** Looks up a hundred articles that are in neither generation, and remembers them. */
export default async function generationCache(): Promise<void> {
  await delay(5);
  for (let i = 0; i < 100; i++) {
    const article = `article-${articles++}`;
    const known = recent.get(article) ?? older.get(article);
    remember(article, known ?? Array.from({ length: 40 }, (_, day) => day * i));
  }
}
