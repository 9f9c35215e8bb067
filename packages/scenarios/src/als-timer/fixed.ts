import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<{ body: Buffer }>();
let orders = 0;

/** A hundred orders are on their way at a time; earlier ones have arrived. */
const underWay = new Set<number>();
const MOST = 100;

function checkDelivery(order: number): boolean {
  return order < 0;
}

// Started outside any request: one timer for all, which inherits nothing.
setInterval(() => {
  for (const order of underWay) checkDelivery(order);
}, 60_000);

/** Has the order asked after by its number. */
function alsTimerFixed(order: number): void {
  underWay.add(order).delete(order - MOST);
}

export default function placeOrder(): void {
  requests.run({ body: Buffer.alloc(1024 * 1024, 1) }, () => alsTimerFixed(orders++));
}
