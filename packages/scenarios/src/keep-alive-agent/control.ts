import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const upstream = process.env['PEER_URL'] ?? 'http://127.0.0.1';

const MOST = 32;
const agent = new Agent({ keepAlive: true, maxSockets: MOST, maxFreeSockets: MOST });

/** Asks whether a document is still there. */
function check(): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(upstream, { method: 'HEAD', agent }, (response) => {
      response.resume().on('end', resolve);
    });
    sent.on('error', reject).end();
  });
}

let seed = 1_105_810;

/** Mostly a few, seldom many. The generator of Park and Miller, so that each run sees the same. */
function visitorsNow(): number {
  seed = (seed * 16_807) % 2_147_483_647;
  return Math.min(2 * MOST, Math.floor(1.6 * Math.sqrt(2_147_483_647 / seed)));
}

/** Checks for as many visitors as happen to be there, all at once. */
export default async function keepAliveAgent(): Promise<void> {
  await delay(5);
  await Promise.all(Array.from({ length: visitorsNow() }, check));
}
