import { describe, expect, it } from 'vitest';
import { criticalS, kendallS, normalTail, risingByChance, varianceOfS } from './kendall.ts';

function permutations(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value, index) =>
    permutations(values.toSpliced(index, 1)).map((rest) => [value, ...rest]),
  );
}

const ALL = permutations([1, 2, 3, 4, 5, 6, 7]);

describe('S', () => {
  it('counts pairs that rise less pairs that fall', () => {
    expect(kendallS([1, 2, 3, 4])).toBe(6);
    expect(kendallS([4, 3, 2, 1])).toBe(-6);
    expect(kendallS([1, 3, 2, 2])).toBe(1);
  });

  it('has the variance that all orders of the values have, ties or none', () => {
    for (const values of [
      [1, 2, 3, 4, 5, 6],
      [1, 1, 2, 3, 3, 3],
      [5, 5, 5, 5, 5, 1],
    ]) {
      const squares = permutations(values).map((order) => kendallS(order) ** 2);
      const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
      expect(varianceOfS(values)).toBeCloseTo(mean, 9);
    }
  });
});

describe('the chance of a rise', () => {
  it('is the share of all orders that rise at least as clearly', () => {
    for (const order of ALL.filter((_, index) => index % 97 === 0)) {
      const s = kendallS(order);
      const share = ALL.filter((other) => kendallS(other) >= s).length / ALL.length;
      expect(risingByChance(order)).toBeCloseTo(share, 9);
    }
  });

  it('is 1 where nothing changes', () => {
    expect(risingByChance([3, 3, 3, 3, 3])).toBe(1);
  });

  it('goes over into the normal approximation without a leap', () => {
    const wavy = Array.from({ length: 25 }, (_, index) => Math.sin(index) + index / 20);
    const approximate = normalTail((kendallS(wavy) - 1) / Math.sqrt(varianceOfS(wavy)));
    expect(risingByChance(wavy)).toBeLessThan(0.1);
    expect(Math.abs(risingByChance(wavy) - approximate)).toBeLessThan(0.001);
  });

  it('with ties stays near the share of all orders', () => {
    const values = [1, 2, 2, 3, 4, 4, 5];
    const s = kendallS(values);
    const orders = permutations(values);
    const share = orders.filter((order) => kendallS(order) >= s).length / orders.length;
    expect(Math.abs(risingByChance(values) - share)).toBeLessThan(0.004);
  });
});

describe('the critical S', () => {
  it('is that of the printed tables for a two-sided level of 5 %', () => {
    const table = [null, 10, 13, 15, 18, 20, 23, 27, 30];
    expect([4, 5, 6, 7, 8, 9, 10, 11, 12].map(criticalS)).toEqual(table);
  });

  it('is reached by at most 5 % of all orders, and the next lower one by more', () => {
    const critical = criticalS(7) ?? 0;
    const share = (s: number) =>
      ALL.filter((order) => Math.abs(kendallS(order)) >= s).length / ALL.length;
    expect(share(critical)).toBeLessThanOrEqual(0.05);
    expect(share(critical - 2)).toBeGreaterThan(0.05);
  });

  it('hardly changes where counting ends and the approximation begins', () => {
    const [a, b, c] = [criticalS(24), criticalS(25), criticalS(26)].map((s) => s ?? 0);
    expect((c ?? 0) - (b ?? 0)).toBeLessThanOrEqual((b ?? 0) - (a ?? 0) + 4);
    expect(c).toBeGreaterThan(b ?? 0);
  });
});

describe('the normal tail', () => {
  it('has the values of the tables', () => {
    expect(normalTail(0)).toBeCloseTo(0.5, 6);
    expect(normalTail(1.959964)).toBeCloseTo(0.025, 6);
    expect(normalTail(-1.644854)).toBeCloseTo(0.95, 6);
    expect(normalTail(4)).toBeCloseTo(3.167e-5, 7);
  });
});
