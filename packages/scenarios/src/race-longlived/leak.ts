import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';

const shutdown = once(process, 'SIGTERM');

async function render(): Promise<Buffer> {
  await setImmediate();
  return Buffer.alloc(1024 * 1024, 1);
}

/** Renders a page, unless the process is told to end before it is ready. */
export default async function raceLonglivedLeak(): Promise<void> {
  await Promise.race([render(), shutdown]);
}
