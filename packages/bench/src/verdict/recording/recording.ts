import { readFile, writeFile } from 'node:fs/promises';
import { CAUSES, type Reading } from '@leakscope/verdict';
import { z } from 'zod';

/** Readings of one healthy process: a column for the operations, one for the time, one for each cause. */
const Recorded = z.object({
  scenario: z.string(),
  /** A control, or the fixed variant of a leak. */
  kind: z.enum(['control', 'fixed']),
  /** Of the process, as all that follows. */
  node: z.string(),
  operations: z.array(z.number()),
  /** Milliseconds since the first reading. */
  t: z.array(z.number()),
  values: z.partialRecord(z.enum(CAUSES), z.array(z.number().nullable())),
});
export type Recorded = z.infer<typeof Recorded>;

/** In the repository, so that every run of the bench judges the same. */
const FILE = new URL('../../../recordings/healthy.json', import.meta.url);

/** @throws where the file is missing or is no recording */
export async function readRecording(): Promise<Recorded[]> {
  return z.array(Recorded).parse(JSON.parse(await readFile(FILE, 'utf8')));
}

export async function writeRecording(recorded: readonly Recorded[]): Promise<void> {
  const lines = recorded.map((one) => JSON.stringify(one));
  await writeFile(FILE, `[\n${lines.join(',\n')}\n]\n`);
}

/** What a verification read, as columns. */
export function toRecorded(
  about: Pick<Recorded, 'scenario' | 'kind' | 'node'>,
  readings: readonly Reading[],
): Recorded {
  const begun = readings[0]?.t ?? 0;
  return {
    ...about,
    operations: readings.map(({ operations }) => operations),
    t: readings.map(({ t }) => Math.round(t - begun)),
    values: Object.fromEntries(
      CAUSES.map((cause) => [cause, readings.map(({ values }) => values[cause] ?? null)]),
    ),
  };
}

/** The other way round. */
export function toReadings({ operations, t, values }: Recorded): Reading[] {
  return operations.map((done, index) => ({
    operations: done,
    t: t[index] ?? 0,
    values: Object.fromEntries(CAUSES.map((cause) => [cause, values[cause]?.[index] ?? null])),
  }));
}
