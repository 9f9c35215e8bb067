import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const prices = new EventEmitter();

/** Answers a request, and stops listening once it has. */
export default async function listenersFixed(): Promise<void> {
  const basket = Buffer.alloc(1024 * 1024, 1);
  const update = () => basket.fill(0);
  prices.on('change', update);
  try {
    await wait(1);
  } finally {
    prices.off('change', update);
  }
}
