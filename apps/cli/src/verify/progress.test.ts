import { PassThrough } from 'node:stream';
import type { VerifiedVariant } from '@leakscope/protocol';
import { expect, test } from 'vitest';
import { ProgressLine } from './progress.ts';

const place = { scenario: 'slice', position: 2, of: 8 };

function variant(change: Partial<VerifiedVariant> = {}): VerifiedVariant {
  return {
    variant: 'leak',
    run: null,
    phase: 'starting',
    cycles: [],
    slopes: {},
    verdict: null,
    ...change,
  };
}

/** A terminal of so many columns, or a pipe. */
function progressOn(columns: number | null) {
  const lines: string[] = [];
  const stream = new PassThrough({ encoding: 'utf8' });
  Object.assign(stream, columns === null ? {} : { isTTY: true, columns });
  const output = { out: () => {}, err: (line: string) => lines.push(line) };
  const progress = new ProgressLine(output, stream as unknown as NodeJS.WriteStream);
  return { progress, lines, written: () => String(stream.read() ?? '') };
}

test('on a terminal one line is rewritten, and removed at the end', () => {
  const { progress, lines, written } = progressOn(80);
  progress.show(place, variant());
  expect(written()).toBe('\r\u001B[K[2/8] slice leak: starting a process');
  const cycle = { operations: 1, t: 1, warmUp: false, values: {} };
  progress.show(place, variant({ phase: 'measuring', cycles: [cycle, cycle, cycle] }));
  expect(written()).toBe('\r\u001B[K[2/8] slice leak: measuring, cycle 2');
  progress.clear();
  progress.clear();
  expect(written()).toBe('\r\u001B[K');
  expect(lines).toEqual([]);
});

test('a line never wraps, for a wrapped one could not be rewritten', () => {
  const { progress, written } = progressOn(20);
  progress.show(place, variant());
  expect(written()).toBe('\r\u001B[K[2/8] slice leak: s');
});

test('elsewhere each variant is told of once', () => {
  const { progress, lines, written } = progressOn(null);
  progress.show(place, variant());
  progress.show(place, variant({ phase: 'measuring' }));
  progress.show({ ...place, position: 3 }, variant({ variant: 'fixed' }));
  progress.clear();
  expect(lines).toEqual(['[2/8] slice leak', '[3/8] slice fixed']);
  expect(written()).toBe('');
});
