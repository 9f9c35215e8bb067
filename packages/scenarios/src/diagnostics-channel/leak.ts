import { channel } from 'node:diagnostics_channel';
import { setTimeout as wait } from 'node:timers/promises';

const queries = channel('database.query');

/** Traces the queries of one request. */
export default async function diagnosticsChannelLeak(): Promise<void> {
  const trace = Buffer.alloc(1024 * 1024, 1);
  queries.subscribe((query) => trace.write(String(query)));
  await wait(1);
  queries.publish('select');
}
