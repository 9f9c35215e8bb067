import { performance } from 'node:perf_hooks';

const plan = '  -> Index Scan using orders_pkey on orders\n'.repeat(32);
let queries = 0;

/** Measures each of a hundred queries. */
export default function performanceMarksLeak(): void {
  for (let i = 0; i < 100; i++) {
    const query = `query-${queries++}`;
    performance.mark(query);
    performance.measure(`${query}-took`, { start: query, detail: { plan } });
  }
}
