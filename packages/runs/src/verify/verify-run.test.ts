import type { Variant, VerifiedVariant, Verdict } from '@leakscope/protocol';
import { afterEach, describe, expect, test } from 'vitest';
import { isAlive, Observed } from '../testing/fixtures.ts';
import { differencesOf } from './expectation.ts';
import { verifyRun } from './verify-run.ts';

const MIB = 1024 ** 2;
/** Both variants take ten seconds on a quiet machine. */
const LONG = { timeout: 180_000 };

let observed: Observed;

function observe(memoryCap = 1024 * MIB): Observed {
  observed = new Observed({ memoryCap });
  return observed;
}

afterEach(async () => {
  await observed.runs.close();
});

async function verify(
  scenario: string,
  variant: Variant = 'leak',
  tell?: (progress: VerifiedVariant) => void,
  signal = new AbortController().signal,
): Promise<Verdict> {
  const { runs } = observed;
  return await verifyRun(runs, { scenario, variant, signal, observe: tell ?? (() => {}) });
}

/** That every process of the runs is gone. */
function expectNothingLeft(): void {
  expect(observed.runs.list().filter(({ pid }) => isAlive(pid))).toEqual([]);
  expect(observed.runs.list().every(({ endedAt }) => endedAt !== null)).toBe(true);
}

test.each(['slice', 'goroutine', 'httpclient', 'cache'])(
  '%s leaks as it says, and its fix is healthy',
  LONG,
  async (scenario) => {
    observe();
    const [leak, fixed] = await Promise.all([verify(scenario), verify(scenario, 'fixed')]);
    expect([differencesOf(leak), differencesOf(fixed)], JSON.stringify([leak, fixed])).toEqual([
      [],
      [],
    ]);
    expect(leak.node).toBe(process.version);
    expect(leak.operations).toBeGreaterThan(0);
    expect(observed.verdicts).toHaveLength(2);
    expectNothingLeft();
  },
);

test('what is measured is told as it is', LONG, async () => {
  observe();
  const seen: VerifiedVariant[] = [];
  const verdict = await verify('slice', 'leak', (progress) => seen.push(progress));
  const phases = [...new Set(seen.map(({ phase }) => phase))];
  expect(phases).toEqual(['starting', 'warming-up', 'measuring', 'attributing', 'done']);
  expect(seen.at(-1)).toMatchObject({ verdict, cycles: verdict.cycles });
  expect(observed.captures.map(({ type, trigger }) => [type, trigger])).toEqual([
    ['heap', 'verification'],
    ['heap', 'verification'],
  ]);
  expect(new Set(seen.flatMap(({ run }) => run ?? [])).size).toBe(1);
});

test('a run that is measured is not the one that others get', LONG, async () => {
  const { runs } = observe();
  const cancel = new AbortController();
  const seen: unknown[] = [];
  const tell = ({ phase }: VerifiedVariant) => {
    if (phase !== 'warming-up') return;
    seen.push(runs.find('slice', 'leak'));
    cancel.abort(new Error('enough'));
  };
  await expect(verify('slice', 'leak', tell, cancel.signal)).rejects.toThrow('enough');
  expect(seen).toEqual([undefined]);
});

describe('there is no verdict, but a reason,', () => {
  test('where the operation throws', LONG, async () => {
    observe();
    await expect(verify('throw')).rejects.toThrow('The operation failed: not today');
    expectNothingLeft();
  });

  test('where few operations fit below the memory cap', LONG, async () => {
    observe(320 * MIB);
    await expect(verify('hoard')).rejects.toThrow(/cap of 320 MiB .* too few operations/);
    expectNothingLeft();
  });

  test('where the operation is more than the heap holds', LONG, async () => {
    observe(128 * MIB);
    await expect(verify('exhaust')).rejects.toThrow(/heap limit|memory cap/);
    expectNothingLeft();
  });

  test('where it is cancelled, even in an operation that never ends', LONG, async () => {
    observe();
    const cancel = new AbortController();
    const tell = ({ phase }: VerifiedVariant) => {
      if (phase === 'warming-up') setTimeout(() => cancel.abort(new Error('enough')), 200);
    };
    await expect(verify('endless', 'leak', tell, cancel.signal)).rejects.toThrow('enough');
    expectNothingLeft();
  });
});
