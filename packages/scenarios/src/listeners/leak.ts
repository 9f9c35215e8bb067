import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const prices = new EventEmitter();

/** Answers a request, and hears of changed prices while it does. */
export default async function listenersLeak(): Promise<void> {
  const basket = Buffer.alloc(1024 * 1024, 1);
  prices.on('change', () => basket.fill(0));
  await wait(1);
}
