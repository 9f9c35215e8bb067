import { EventEmitter, on } from 'node:events';

const orders = new EventEmitter();

/** Ships an order and waits for the first news of it. */
export default async function eventsOnLeak(): Promise<void> {
  const news = on(orders, 'shipped');
  orders.emit('shipped', { label: Buffer.alloc(1024 * 1024, 1) });
  await news.next();
}
