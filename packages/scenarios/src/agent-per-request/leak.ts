import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

const upstream = process.env['PEER_URL'] ?? 'http://127.0.0.1';

/** Fetches a report over a connection that is kept alive. */
export default async function agentPerRequestLeak(): Promise<number> {
  const agent = new http.Agent({ keepAlive: true });
  const request = http.get(upstream, { agent });
  const [response]: IncomingMessage[] = await once(request, 'response');
  return response === undefined ? 0 : (await buffer(response)).length;
}
