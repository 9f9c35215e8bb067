import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<{ body: Buffer }>();
let orders = 0;

function checkDelivery(order: number): boolean {
  return order < 0;
}

/** Asks once a minute where an order is. */
function alsTimerLeak(order: number): void {
  setInterval(checkDelivery, 60_000, order);
}

export default function placeOrder(): void {
  requests.run({ body: Buffer.alloc(1024 * 1024, 1) }, () => alsTimerLeak(orders++));
}
