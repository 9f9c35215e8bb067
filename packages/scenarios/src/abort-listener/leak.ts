import { setImmediate } from 'node:timers/promises';

const shutdown = new AbortController();
process.once('SIGTERM', () => shutdown.abort());

/** Resizes a picture, and stops when the process is told to end. */
export default async function abortListenerLeak(): Promise<void> {
  const picture = { pixels: Buffer.alloc(1024 * 1024, 1), rows: 1024 };
  shutdown.signal.addEventListener('abort', () => (picture.rows = 0));
  for (; picture.rows > 0; picture.rows -= 256) await setImmediate();
}
