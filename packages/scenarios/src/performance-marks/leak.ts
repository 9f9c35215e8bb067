import { performance } from 'node:perf_hooks';

let queries = 0;

/** Measures each of 500 queries. */
export default function performanceMarksLeak(): void {
  for (let i = 0; i < 500; i++) {
    const query = `query-${queries++}`;
    performance.mark(query, { detail: { table: 'orders', limit: 100 } });
    performance.measure(`${query}-took`, query);
  }
}
