const row = 'GET /orders 200 12 ms'.padEnd(127);
const rows = Array.from({ length: 8192 }, () => row);
const excerpts: string[] = [];

/** Reads a log of 1 MiB and keeps 20 characters of it. */
export default function slicedStringLeak(): void {
  const log = rows.join('\n');
  excerpts.push(log.slice(100, 120));
}
