import { afterEach, describe, expect, test } from 'vitest';
import { isAlive, Observed, until } from '../testing/fixtures.ts';

const MIB = 1024 ** 2;
const LOAD_MS = 40_000;

let observed: Observed;
afterEach(async () => await observed.runs.close());

async function loadDone(): Promise<void> {
  const ended = () => ['done', 'cancelled', 'failed'].includes(observed.loads.at(-1)?.phase ?? '');
  await until(ended, 'the load', LOAD_MS);
}

describe('a load', () => {
  test('of a leak reports what did not fall back', async () => {
    observed = new Observed();
    const { id } = await observed.start('cache');
    observed.runs.startLoad(id, { connections: 4, seconds: 3, rate: 100 });
    await loadDone();
    const load = observed.loads.at(-1);
    expect(load).toMatchObject({ phase: 'done', errors: 0 });
    expect(load?.requests).toBeGreaterThan(100);
    expect(load?.latencyMs?.p99).toBeGreaterThanOrEqual(load?.latencyMs?.p50 ?? 0);
    expect(load?.report).toMatchObject({ leaking: true });
    const heap = load?.report?.changes.find(({ metric }) => metric === 'liveHeap');
    expect(heap).toMatchObject({ sign: true, judgement: 'grew and did not fall back' });
    expect(observed.runs.get(id)?.load).toMatchObject({ phase: 'done' });
    // One by one while it runs, and in the end all.
    const told = observed.loads.filter(({ phase }) => phase === 'running');
    expect(load?.points).toEqual(told.flatMap(({ points }) => points));
    expect(load?.points.length).toBeGreaterThanOrEqual(2);
    // What is in flight at the end is done and not answered.
    const unanswered = (observed.runs.get(id)?.operations ?? 0) - (load?.requests ?? 0);
    expect(unanswered).toBeGreaterThanOrEqual(0);
    expect(unanswered).toBeLessThanOrEqual(4);
  });

  test('of a fixed version reports that nothing was kept', async () => {
    observed = new Observed();
    const { id } = await observed.runs.create({ scenario: 'goroutine', variant: 'fixed' });
    observed.runs.startLoad(id, { connections: 4, requests: 60 });
    await loadDone();
    const { report, requests } = observed.loads.at(-1) ?? {};
    expect(requests).toBe(60);
    expect(report).toMatchObject({ leaking: false });
    const pending = report?.changes.find(({ metric }) => metric === 'pendingAsync');
    expect(pending).toMatchObject({ sign: false, judgement: 'rose and fell back' });
  });

  test('comes one at a time, and can be cancelled', async () => {
    observed = new Observed();
    const { id } = await observed.start('slice');
    expect(() => observed.runs.cancelLoad(id)).toThrow('No load of this run is going on');
    observed.runs.startLoad(id, { connections: 1, seconds: 60, rate: 2 });
    expect(() => observed.runs.startLoad(id, { connections: 1, seconds: 1 })).toThrow(
      'going on already',
    );
    await until(() => (observed.loads.at(-1)?.requests ?? 0) > 0, 'the first answers');
    observed.runs.cancelLoad(id);
    await loadDone();
    expect(observed.loads.at(-1)).toMatchObject({ phase: 'cancelled' });
    expect(observed.loads.at(-1)?.report).not.toBeNull();
  });

  test('ends when the sandbox has reached its memory cap', async () => {
    observed = new Observed();
    const { id, pid } = await observed.start('slice', 256 * MIB);
    observed.runs.startLoad(id, { connections: 2, seconds: 60 });
    await loadDone();
    const { atCap, state } = observed.runs.get(id) ?? {};
    expect(atCap || state === 'out-of-memory').toBe(true);
    expect(observed.loads.at(-1)?.endedAt).not.toBeNull();
    await observed.runs.stop(id);
    expect(isAlive(pid)).toBe(false);
  });
});
