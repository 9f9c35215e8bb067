import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';

const upstream = process.env['PEER_URL'] ?? 'http://127.0.0.1';

/** Asks whether a service is up: the status is all that it wants, and the rest is thrown away. */
export default async function httpResponseFixed(): Promise<boolean> {
  const request = http.get(upstream);
  const [response]: IncomingMessage[] = await once(request, 'response');
  if (response !== undefined) await finished(response.resume());
  return response?.statusCode === 200;
}
