import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { median, medianInterval, quantile } from './statistics.ts';

/** One figure of a comparison. `measure` is the same string for all its subjects. */
export interface Row {
  readonly measure: string;
  /** `leakscope`, or the package name of a peer. */
  readonly subject: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** 99th percentile. */
  readonly p99: number;
  /** 95 % interval of the median. */
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** How often it was measured. */
  readonly runs: number;
}

export function toRow(
  measure: string,
  values: readonly number[],
  unit: string,
  subject = 'leakscope',
): Row {
  const [low, high] = medianInterval(values);
  return {
    measure,
    subject,
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    p99: quantile(values, 0.99),
    low,
    high,
    unit,
    runs: values.length,
  };
}

const RESULTS = new URL('../results/', import.meta.url);

/** Writes a bench's rows where the contract says. @returns the file */
export async function writeResult(name: string, rows: readonly Row[]): Promise<string> {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const file = new URL(`${name}.json`, RESULTS);
  const result = {
    name,
    when: new Date().toISOString(),
    machine,
    node: process.versions.node,
    rows,
  };
  await mkdir(RESULTS, { recursive: true });
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  return fileURLToPath(file);
}

const COLUMNS = ['median', 'low', 'high', 'min', 'max', 'p99'] as const;

/** The rows as lines of text, one figure under the other. */
export function toTable(rows: readonly Row[]): string {
  const table = [
    ['measure', 'subject', ...COLUMNS, 'unit', 'runs'],
    ...rows.map((row) => [
      row.measure,
      row.subject,
      ...COLUMNS.map((column) => figure(row[column])),
      row.unit,
      String(row.runs),
    ]),
  ];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((line) => line[column]?.length ?? 0)),
  );
  const isText = (column: number) => column < 2 || column === COLUMNS.length + 2;
  return table
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return isText(column) ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Three significant digits, without an exponent. */
function figure(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(Math.min(digits, 4));
}
