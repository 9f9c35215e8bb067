import { expect, test } from 'vitest';
import { estimateObjects, HEAP_INTERVAL } from './sampling.ts';

/** What V8 reports for one sampled object of a size, and for how many it stands. */
function v8(size: number): { product: number; count: number } {
  const count = Math.round(1 / (1 - Math.exp(-size / HEAP_INTERVAL)));
  return { product: size * count, count };
}

test.each([64, 200, 1024, 16 * 1024, 512 * 1024])(
  'the number of objects of %i bytes is recovered from the product',
  (size) => {
    const { product, count } = v8(size);
    // Several sizes may give one product.
    expect(estimateObjects(product) / count).toBeGreaterThan(1 / 3);
    expect(estimateObjects(product) / count).toBeLessThan(3);
  },
);

test('a sample of a large object stands for one', () => {
  expect(estimateObjects(20 * 1024 * 1024)).toBe(1);
});
