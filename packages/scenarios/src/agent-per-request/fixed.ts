import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

const upstream = process.env['PEER_URL'] ?? 'http://127.0.0.1';
const agent = new http.Agent({ keepAlive: true });

/** Fetches a report over a connection that is kept alive, and that the next one uses again. */
export default async function agentPerRequestFixed(): Promise<number> {
  const request = http.get(upstream, { agent });
  const [response]: IncomingMessage[] = await once(request, 'response');
  return response === undefined ? 0 : (await buffer(response)).length;
}
