import { expect, test } from 'vitest';
import { toRow } from '../result.ts';
import { compareWithGoals } from './goals.ts';

test('a ratio stands beside its goal, and one that is not reached says so', () => {
  const measure = '1,000,000 nodes: bytes in memory to painted with labels';
  const rows = [
    toRow(measure, [20], 'ms'),
    toRow(measure, [100], 'ms', 'd3-flame-graph'),
    toRow('1,000,000 nodes: bytes in memory to first draw', [40], 'ms', 'speedscope'),
  ];
  const text = compareWithGoals(rows);
  expect(text).toContain('painted with labels: 0.20 × d3-flame-graph (goal 0.3)\n');
  expect(text).toContain(
    '0.50 × speedscope, bytes in memory to first draw (goal 0.25, not reached)',
  );
});
