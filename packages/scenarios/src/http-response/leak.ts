import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';

const upstream = process.env['PEER_URL'] ?? 'http://127.0.0.1';

/** Asks whether a service is up: the status is all that it wants. */
export default async function httpResponseLeak(): Promise<boolean> {
  const request = http.get(upstream);
  const [response]: IncomingMessage[] = await once(request, 'response');
  return response?.statusCode === 200;
}
