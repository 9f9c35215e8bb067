import type { IncomingMessage } from 'node:http';

const LIMIT = 1000;
const cache = new Map<string, object>();
let visitors = 0;

/** Remembers the latest visitors only: a Map lists its keys in the order they came. */
export default function cacheFixed({ method, url, headers }: IncomingMessage): void {
  for (let i = 0; i < 1000; i++) {
    const visitor = `visitor-${visitors++}`;
    cache.set(visitor, { visitor, method, url, headers: { ...headers }, at: Date.now() });
    if (cache.size > LIMIT) cache.delete(cache.keys().next().value ?? '');
  }
}
