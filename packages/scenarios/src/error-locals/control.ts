import { setTimeout as delay } from 'node:timers/promises';

const LATEST = 7000;
const errors: Error[] = [];

/** Refuses an order; `items` and `total` are in scope where the error is made. */
function validate(items: readonly number[]): void {
  const total = items.reduce((sum, item) => sum + item);
  if (total > 0) throw new RangeError(`an order of ${items.length} items is too large`);
}

/** Reads fifty orders, and keeps the errors of the latest for a page of diagnostics. */
export default async function errorLocals(): Promise<void> {
  await delay(5);
  for (let i = 0; i < 50; i++) {
    try {
      validate(Array.from({ length: 100 }, (_, item) => item));
    } catch (error) {
      if (error instanceof RangeError) errors.push(error);
    }
  }
  errors.splice(0, errors.length - LATEST);
}
