import { setImmediate } from 'node:timers/promises';

/** A pool of two database connections. Who finds none free waits for one. */
const free = ['connection 1', 'connection 2'];
const waiting: ((connection: string) => void)[] = [];

function acquire(): Promise<string> {
  return new Promise((resolve) => {
    const connection = free.pop();
    if (connection === undefined) waiting.push(resolve);
    else resolve(connection);
  });
}

function release(connection: string): void {
  const next = waiting.shift();
  if (next === undefined) free.push(connection);
  else next(connection);
}

async function insert(connection: string, order: Buffer): Promise<void> {
  await setImmediate();
  throw new Error(`${connection}: ${order.length} bytes are too long for a comment`);
}

/** Stores an order, or says why not. */
async function poolLeak(order: Buffer): Promise<'stored' | 'refused'> {
  const connection = await acquire();
  try {
    await insert(connection, order);
    release(connection);
    return 'stored';
  } catch {
    return 'refused';
  }
}

export default function placeOrder(): void {
  void poolLeak(Buffer.alloc(1024 * 1024, 1));
}
