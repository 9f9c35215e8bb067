import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';

const progress = new EventEmitter();

/** Reports once a second how far an upload has come. */
export default async function intervalLeak(): Promise<void> {
  const upload = { body: Buffer.alloc(1024 * 1024, 1), stored: 0 };
  setInterval(() => progress.emit('stored', upload.stored), 1000);
  for (; upload.stored < upload.body.length; upload.stored += 256 * 1024) await setImmediate();
}
