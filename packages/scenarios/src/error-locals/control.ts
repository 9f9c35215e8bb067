const LATEST = 5000;
const errors: Error[] = [];

/** Refuses an order; `items` and `total` are in scope where the error is made. */
function validate(items: readonly number[]): void {
  const total = items.reduce((sum, item) => sum + item);
  if (total > 0) throw new RangeError(`an order of ${items.length} items is too large`);
}

/** Keeps the errors of the latest orders for a page of diagnostics. */
export default function errorLocals(): void {
  for (let i = 0; i < 10; i++) {
    try {
      validate(Array.from({ length: 500 }, (_, item) => item));
    } catch (error) {
      if (error instanceof RangeError) errors.push(error);
    }
  }
  errors.splice(0, errors.length - LATEST);
}
