import { CAUSES } from '@leakscope/verdict';
import { describe, expect, it } from 'vitest';
import { READINGS } from './record.ts';
import { readRecording, toReadings, toRecorded } from './recording.ts';

describe('a recording', () => {
  it('gives back the readings that it was made of, its time counted from the first', () => {
    const readings = [
      { operations: 3, t: 1_700_000_000_000, values: { heap: 5, fds: null } },
      { operations: 9, t: 1_700_000_000_450, values: { heap: 7, fds: 22 } },
    ];
    const about = { scenario: 'slice', kind: 'fixed', node: 'v20.0.0' } as const;
    const [first, second] = toReadings(toRecorded(about, readings));
    expect(first).toMatchObject({
      operations: 3,
      t: 0,
      values: { heap: 5, fds: null, threads: null },
    });
    expect(second).toMatchObject({
      operations: 9,
      t: 450,
      values: { heap: 7, fds: 22, threads: null },
    });
  });

  it('in the repository holds whole verifications of controls and of fixes', async () => {
    const recorded = await readRecording();
    const of = (kind: string) => recorded.filter((one) => one.kind === kind).length;
    expect(of('control')).toBeGreaterThanOrEqual(12);
    expect(of('fixed')).toBeGreaterThanOrEqual(30);
    for (const { operations, t, values } of recorded) {
      expect(operations.length).toBeGreaterThanOrEqual(READINGS);
      const columns = [operations, t, ...CAUSES.map((cause) => values[cause])];
      expect(columns.map((column) => column?.length)).toEqual(columns.map(() => operations.length));
      expect(operations).toEqual(operations.toSorted((a, b) => a - b));
    }
  });
});
