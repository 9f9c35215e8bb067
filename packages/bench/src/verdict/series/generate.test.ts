import { describe, expect, it } from 'vitest';
import { HEALTHY, LEAKS } from './families.ts';
import { generate, type Noise, rangeOf } from './generate.ts';

const KIB = 1024;

const operations = Array.from({ length: 25 }, (_, index) => 100 + 7 * index);
const straying = (by: number): Noise => ({
  operations,
  heap: operations.map((_, index) => 4_000_000 + by * (index % 3)),
});
const NOISES = [straying(5 * KIB), straying(50 * KIB)];
const heapOf = (readings: ReturnType<typeof generate>[number]['readings']): number[] =>
  readings.map(({ values }) => values.heap ?? Number.NaN);

describe('series', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(generate(NOISES, 1, 50)).toEqual(generate(NOISES, 1, 50));
    expect(generate(NOISES, 1, 50)).not.toEqual(generate(NOISES, 2, 50));
  });

  it('are leaks every second time, and of every family equally often', () => {
    const series = generate(NOISES, 3, 3000);
    const counts = new Map<string, number>();
    for (const { family } of series) counts.set(family, (counts.get(family) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      ...Object.fromEntries(Object.keys(LEAKS).map((family) => [family, 500])),
      ...Object.fromEntries(Object.keys(HEALTHY).map((family) => [family, 300])),
    });
    expect(series.filter(({ leak }) => leak).every(({ family }) => family in LEAKS)).toBe(true);
  });

  it('that are flat are the recorded heaps', () => {
    const flat = generate(NOISES, 4, 400).filter(({ family }) => family === 'flat');
    const heaps = new Set(flat.map(({ readings }) => heapOf(readings).join()));
    expect(heaps).toEqual(new Set(NOISES.map(({ heap }) => heap.join())));
  });

  it('on a heap quieter than usual grow as on a usual one', () => {
    const usual = rangeOf(straying(5 * KIB).heap);
    const still: Noise = { operations, heap: operations.map(() => 1) };
    const growths = generate([still, straying(5 * KIB), straying(50 * KIB)], 7, 6000)
      .filter(({ family, readings }) => family === 'steady' && heapOf(readings)[0] === 1)
      .map(({ readings }) => (heapOf(readings).at(-1) ?? 0) - 1);
    expect(growths.length).toBeGreaterThan(200);
    expect(Math.min(...growths)).toBeGreaterThanOrEqual(3 * usual);
    expect(Math.min(...growths)).toBeLessThan(4 * usual);
  });

  it('that leak steadily grow by 3 to 100 times the range of their noise', () => {
    const range = rangeOf(straying(5 * KIB).heap);
    const growths = generate([straying(5 * KIB)], 5, 3000)
      .filter(({ family }) => family === 'steady')
      .map(({ readings }) => (heapOf(readings).at(-1) ?? 0) - (heapOf(readings)[0] ?? 0));
    expect(Math.min(...growths)).toBeGreaterThanOrEqual((3 - 1) * range);
    expect(Math.min(...growths)).toBeLessThan(5 * range);
    expect(Math.max(...growths)).toBeLessThanOrEqual((100 + 1) * range);
    expect(Math.max(...growths)).toBeGreaterThan(80 * range);
  });

  it('keep the operations of the recording', () => {
    const [series] = generate(NOISES, 6, 1);
    expect(series?.readings.map((reading) => reading.operations)).toEqual(operations);
  });

  it('want a recording', () => {
    expect(() => generate([], 1, 1)).toThrow('no noise recorded');
  });
});
