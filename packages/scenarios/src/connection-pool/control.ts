import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

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

async function query(text: string): Promise<void> {
  const socket = await acquire();
  try {
    socket.write(text);
    await once(socket, 'data');
  } finally {
    release(socket);
  }
}

let operations = 0;

/** Asks as much at a time as the hour brings: every tenth operation one query more, up to thirty. */
export default async function connectionPool(): Promise<void> {
  const queries = Math.min(30, 1 + Math.floor(operations++ / 10));
  await Promise.all(Array.from({ length: queries }, (_, i) => query(`query ${i}`)));
}
