import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';

const progress = new EventEmitter();

/** Reports once a second how far an upload has come, until it ends, one way or the other. */
export default async function intervalFixed(): Promise<void> {
  const upload = { body: Buffer.alloc(1024 * 1024, 1), stored: 0 };
  const timer = setInterval(() => progress.emit('stored', upload.stored), 1000);
  try {
    for (; upload.stored < upload.body.length; upload.stored += 256 * 1024) await setImmediate();
  } finally {
    clearInterval(timer);
  }
}
