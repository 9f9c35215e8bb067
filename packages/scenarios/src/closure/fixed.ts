const row = '4711,9.90,EUR'.padEnd(127);
const rows = Array.from({ length: 8192 }, () => row);
const verbose = process.env['VERBOSE'] !== undefined;

let prices: { table: string; row(number: number): string } | null = null;

/** Loads a new price list in place of the old one. */
export default function closureFixed(): void {
  if (verbose) process.stdout.write(describe(prices));
  prices = {
    table: rows.join('\n'),
    row(number) {
      return this.table.slice(number * 128, (number + 1) * 128);
    },
  };
}

/** Is handed the old list, and so nobody has to capture it. */
function describe(previous: typeof prices): string {
  return `replaces a list of ${previous?.table.length ?? 0} characters`;
}
