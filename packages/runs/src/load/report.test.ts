import type { Sample } from '@leakscope/protocol';
import { describe, expect, test } from 'vitest';
import { reportLoad } from './report.ts';
import { LoadWindow } from './window.ts';

const MIB = 1024 ** 2;
const READINGS = 60;

function sampleAt(t: number): Sample {
  return {
    t,
    rss: 80 * MIB,
    heapTotal: 20 * MIB,
    heapUsed: 10 * MIB,
    liveHeap: 8 * MIB,
    external: 2 * MIB,
    arrayBuffers: 0,
    pendingAsync: 0,
    handles: {},
    fds: 20,
    threads: 7,
    nativeContexts: 1,
    allocated: 0,
    freed: 0,
    loopDelayP99Ms: 1,
    sinceLoopTurnMs: 1,
    cpuPercent: 10,
    operations: 0,
  };
}

/** A load in whose first and last thirds so many collections happen, each of which frees so much. */
function reportOf(
  early: readonly [number, number],
  late: readonly [number, number],
  flags: { estimated?: true } = {},
) {
  const window = new LoadWindow();
  for (let t = 0; t <= READINGS; t++) {
    const [count, freed] = t <= READINGS / 3 ? early : late;
    const share = t % 10 === 5 ? count / 2 : 0;
    const gc = { t, kind: 'minor', durationMs: 1, before: freed, after: 0, count: share } as const;
    window.note(sampleAt(t), share === 0 ? [] : [{ ...gc, ...flags }]);
  }
  return reportLoad(sampleAt(-1), window, sampleAt(READINGS + 1));
}

describe('the collections of a load', () => {
  const changed = (report: ReturnType<typeof reportOf>) =>
    report.changes.flatMap(({ metric, sign, judgement }) =>
      ['collectionsPerSecond', 'freedPerCollection'].includes(metric) ? [{ sign, judgement }] : [],
    );

  test('that come more often and free less are a sign', () => {
    expect(changed(reportOf([20, 4 * MIB], [60, MIB]))).toEqual([
      { sign: true, judgement: 'became more frequent' },
      { sign: true, judgement: 'each frees less' },
    ]);
  });

  test('are no sign where they are estimated', () => {
    const judgement = 'estimated: too many to look at each';
    expect(changed(reportOf([20, 4 * MIB], [60, MIB], { estimated: true }))).toEqual([
      { sign: null, judgement },
      { sign: null, judgement },
    ]);
  });

  test('that are told of together free as much as each of them', () => {
    const window = new LoadWindow();
    const gc = { kind: 'minor', durationMs: 1, before: 3 * MIB, after: MIB, count: 5 } as const;
    window.note(sampleAt(0), []);
    window.note(sampleAt(1), [{ t: 1, ...gc }]);
    expect(window.collected(0, 1)).toMatchObject({ collections: 5, freedBytes: 10 * MIB });
  });

  test('are told too few where a handful more is chance', () => {
    const judgement = 'too few collections to tell';
    expect(changed(reportOf([2, MIB], [6, MIB]))).toEqual([
      { sign: null, judgement },
      { sign: null, judgement },
    ]);
  });

  test('are as frequent as before where the difference may be chance', () => {
    expect(changed(reportOf([10, MIB], [16, MIB]))[0]).toEqual({
      sign: false,
      judgement: 'as frequent as before',
    });
  });
});
