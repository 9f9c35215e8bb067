import type { IncomingMessage } from 'node:http';

const LIMIT = 20_000;
const cache = new Map<string, object>();
/** The keys in the order in which they came; once full, the next in turn is the oldest. */
const order: string[] = [];
let visitors = 0;

/** Remembers ten visitors more; beyond the limit the oldest are forgotten. */
export default function boundedCache({ method, url, headers }: IncomingMessage): void {
  for (let i = 0; i < 10; i++) {
    const turn = visitors % LIMIT;
    const oldest = order[turn];
    if (oldest !== undefined) cache.delete(oldest);
    const visitor = `visitor-${visitors++}`;
    order[turn] = visitor;
    cache.set(visitor, { visitor, method, url, headers: { ...headers }, at: Date.now() });
  }
}
