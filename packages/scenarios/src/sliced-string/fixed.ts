const LATEST = 100;
const row = 'GET /orders 200 12 ms'.padEnd(127);
const rows = Array.from({ length: 8192 }, () => row);
const excerpts: string[] = [];

/** Reads the same log and keeps a copy of the 20 characters. */
export default function slicedStringFixed(): void {
  const log = rows.join('\n');
  excerpts.push(Buffer.from(log.slice(100, 120)).toString());
  if (excerpts.length > LATEST) excerpts.shift();
}
