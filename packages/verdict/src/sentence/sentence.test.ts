import { describe, expect, it } from 'vitest';
import { type Found, sentenceOf } from './sentence.ts';

const MIB = 1024 * 1024;

function found(
  cause: Found['cause'],
  value: number,
  unit: 'bytes' | 'count',
  more: Partial<Found> = {},
): Found {
  const perOperation = { value, low: value, high: value, unit };
  const culprit = { function: 'sliceLeak', file: 'packages/scenarios/src/slice/leak.ts', line: 12 };
  return { cause, perOperation, perMinute: null, culprit, ...more };
}

describe('the sentence of a leak', () => {
  it('tells amount, interval and culprit', () => {
    expect(sentenceOf({ findings: [found('external', 10 * MIB, 'bytes')] })).toBe(
      'retains 10.0 MiB of off-heap memory per request, 95 % interval 10.0–10.0, allocated by sliceLeak at leak.ts:12',
    );
  });

  it('counts what is not memory, one of it as one', () => {
    expect(sentenceOf({ findings: [found('threads', 1, 'count')], operation: 'call' })).toBe(
      'retains 1 thread per call, 95 % interval 1–1, created by sliceLeak at leak.ts:12',
    );
    const many = found('async', 1000, 'count');
    expect(sentenceOf({ findings: [many] })).toContain(
      '1,000 pending asynchronous operations per request',
    );
  });

  it('is told per minute where nobody counts operations', () => {
    const { perOperation } = found('heap', 1536, 'bytes');
    const finding = found('heap', 0, 'bytes', { perOperation: null, perMinute: perOperation });
    expect(sentenceOf({ findings: [finding] })).toContain(
      'retains 1.5 KiB of heap memory per minute',
    );
  });

  it('lists what grew beside it, and another culprit only where there is one', () => {
    const other = { function: 'connect', file: '/app/net.js', line: 3 };
    const findings = [
      found('fds', 2, 'count'),
      found('handles', 2, 'count'),
      found('heap', 5000, 'bytes', { culprit: other }),
    ];
    expect(sentenceOf({ findings })).toBe(
      'retains 2 file descriptors per request, 95 % interval 2–2, created by sliceLeak at leak.ts:12, and beside it 2 handles and 4.9 KiB of heap memory allocated by connect at net.js:3',
    );
  });

  it('says why nobody can be named', () => {
    const unattributed = 'What grew is free memory between allocations. No object owns it.';
    const finding = found('native', 2 * MIB, 'bytes', { culprit: null, unattributed });
    expect(sentenceOf({ findings: [finding] })).toBe(
      'retains 2.0 MiB of native memory per request, 95 % interval 2.0–2.0; nobody can be named: what grew is free memory between allocations. No object owns it',
    );
  });

  it('leaves names their capitals', () => {
    const finding = found('heap', 100, 'bytes', {
      culprit: null,
      unattributed: 'V8 has let go of it.',
    });
    expect(sentenceOf({ findings: [finding] })).toContain('named: V8 has let go of it');
  });
});

describe('the sentence of a healthy process', () => {
  it('says that nothing grows', () => {
    expect(sentenceOf({ findings: [], operation: 'call' })).toBe(
      'holds: nothing grows with the calls',
    );
  });

  it('tells churn apart', () => {
    expect(sentenceOf({ findings: [], note: 'churn', allocatedPerOperation: 3 * MIB })).toBe(
      'churns: allocates 3.0 MiB per request and keeps none of it',
    );
    expect(sentenceOf({ findings: [], note: 'churn' })).toContain('allocates much per request');
  });
});
