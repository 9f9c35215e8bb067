/** The ids after which a reader goes on, by run. */
export type Cursors = ReadonlyMap<string, number>;

/** `A:12,B:7`, the id of an event on a connection that carries several runs. */
export function formatCursors(cursors: Cursors): string {
  return [...cursors].map(([run, id]) => `${run}:${id}`).join(',');
}

/**
 * What a `Last-Event-ID` says of the runs asked for: `12` where there is one, `A:12,B:7` where
 * there are several. What does not parse counts as not sent, as with a first connection.
 */
export function parseCursors(header: string | undefined, runs: readonly string[]): Cursors {
  const cursors = new Map<string, number>();
  if (header === undefined) return cursors;
  const [only] = runs;
  if (runs.length === 1 && only !== undefined && /^\d{1,15}$/.test(header)) {
    return cursors.set(only, Number(header));
  }
  for (const part of header.split(',', runs.length)) {
    const [, run, id] = /^(.+):(\d{1,15})$/.exec(part) ?? [];
    if (run !== undefined && runs.includes(run)) cursors.set(run, Number(id));
  }
  return cursors;
}
