import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const { hostname, port } = new URL(process.env['PEER_URL'] ?? 'http://127.0.0.1');

const LIMIT = 20;
const free: Socket[] = [];
const waiting: ((socket: Socket) => void)[] = [];
let connections = 0;

/** A free connection; a new one while there are fewer than the limit; else the next to be free. */
function acquire(): Socket | Promise<Socket> {
  const socket = free.pop();
  if (socket !== undefined) return socket;
  if (connections < LIMIT) {
    connections++;
    return connect(Number(port), hostname);
  }
  return new Promise((resolve) => waiting.push(resolve));
}

function release(socket: Socket): void {
  const next = waiting.shift();
  if (next === undefined) free.push(socket);
  else next(socket);
}

/** Asks, and holds on to the connection while it works on the answer. */
async function query(text: string): Promise<void> {
  const socket = await acquire();
  try {
    socket.write(text);
    await once(socket, 'data');
    await delay(5);
  } finally {
    release(socket);
  }
}

let operations = 0;

/** Asks as much at a time as the hour brings: every fifth operation one query more. */
export default async function connectionPool(): Promise<void> {
  const queries = Math.min(24, 1 + Math.floor(operations++ / 5));
  await Promise.all(Array.from({ length: queries }, (_, i) => query(`query ${i}`)));
}
