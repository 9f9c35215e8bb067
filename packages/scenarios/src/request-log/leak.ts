import type { IncomingMessage } from 'node:http';

const field = 'name=value'.padEnd(127);
const fields = Array.from({ length: 8192 }, () => field);
const log: object[] = [];

/** Writes down each request, for whoever looks into a failure later. */
export default function requestLogLeak({ method, url }: IncomingMessage): void {
  const body = fields.join('&');
  log.push({ at: Date.now(), method, url, body });
}
