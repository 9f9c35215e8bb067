import { EventEmitter, on } from 'node:events';

const orders = new EventEmitter();

/** Ships an order and waits for the first news of it: leaving the loop ends the subscription. */
export default async function eventsOnFixed(): Promise<void> {
  const news = on(orders, 'shipped');
  orders.emit('shipped', { label: Buffer.alloc(1024 * 1024, 1) });
  for await (const [order] of news) if (order.label.length > 0) break;
}
