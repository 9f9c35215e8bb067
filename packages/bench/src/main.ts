import { flamegraph } from './flamegraph/flamegraph.ts';
import { loop } from './loop/loop.ts';
import { type Row, toTable, writeResult } from './result.ts';
import { verdict } from './verdict/verdict.ts';

/** Measures something and says how far it has come; `summary` is for the reader of the table. */
type Bench = (say: (line: string) => void) => Promise<{ rows: Row[]; summary?: string }>;

const benches: Readonly<Record<string, Bench>> = {
  flamegraph,
  loop: async (say) => ({ rows: await loop(say) }),
  verdict,
};

/**
 * Runs the benches of these names, or all: a table on standard output, progress on standard error, a
 * file for each.
 */
export async function main(names: readonly string[]): Promise<void> {
  const chosen = names.length > 0 ? names : Object.keys(benches);
  for (const name of chosen) {
    const bench = benches[name];
    if (!bench) {
      process.stderr.write(
        `There is no bench "${name}"; there are: ${Object.keys(benches).join(', ')}.\n`,
      );
      process.exitCode = 2;
      return;
    }
    const { rows, summary } = await bench((line) => process.stderr.write(`${name}: ${line}\n`));
    process.stdout.write(
      `${[toTable(rows), summary, ''].filter((text) => text !== undefined).join('\n')}${await writeResult(name, rows)}\n`,
    );
  }
}
