import type { IncomingMessage } from 'node:http';

const cache = new Map<string, object>();
let visitors = 0;

/** Remembers what each of a thousand visitors asked for. */
export default function cacheLeak({ method, url, headers }: IncomingMessage): void {
  for (let i = 0; i < 1000; i++) {
    const visitor = `visitor-${visitors++}`;
    cache.set(visitor, { visitor, method, url, headers: { ...headers }, at: Date.now() });
  }
}
