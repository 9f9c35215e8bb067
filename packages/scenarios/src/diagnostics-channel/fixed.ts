import { channel } from 'node:diagnostics_channel';
import { setTimeout as wait } from 'node:timers/promises';

const queries = channel('database.query');

/** Traces the queries of one request, and ends the trace with it. */
export default async function diagnosticsChannelFixed(): Promise<void> {
  const trace = Buffer.alloc(1024 * 1024, 1);
  const record = (query: unknown) => void trace.write(String(query));
  queries.subscribe(record);
  try {
    await wait(1);
    queries.publish('select');
  } finally {
    queries.unsubscribe(record);
  }
}
