import type { Verification } from '@leakscope/protocol';
import { expect, test, vi } from 'vitest';
import { testStore } from '../testing/store.ts';
import { MAX_VERIFICATIONS } from './verifications.ts';

function aVerification(id: string, change: Partial<Verification> = {}): Verification {
  return {
    id,
    scenario: 'slice',
    state: 'done',
    progress: 1,
    error: null,
    startedAt: 1_000,
    endedAt: 2_000,
    variants: [],
    verdicts: [],
    ...change,
  };
}

test('a verification is there after a restart', async () => {
  await using opened = await testStore();
  const kept = aVerification('one');
  opened.store.keepVerification(kept);
  expect(await opened.store.verification('one')).toEqual(kept);
  const again = await opened.reopen();
  expect(await again.verification('one')).toEqual(kept);
  expect(await again.verification('two')).toBeUndefined();
});

test('verifications are listed latest first, of all scenarios or of one', async () => {
  await using opened = await testStore();
  const { store } = opened;
  store.keepVerification(aVerification('early', { startedAt: 1 }));
  store.keepVerification(aVerification('late', { startedAt: 3 }));
  store.keepVerification(aVerification('other', { startedAt: 2, scenario: 'cache' }));
  const ids = async (query: { limit: number; scenario?: string }) =>
    (await store.verifications(query)).map(({ id }) => id);
  expect(await ids({ limit: 9 })).toEqual(['late', 'other', 'early']);
  expect(await ids({ limit: 1 })).toEqual(['late']);
  expect(await ids({ limit: 9, scenario: 'cache' })).toEqual(['other']);
});

test('beyond the bound the oldest go', async () => {
  await using opened = await testStore();
  const { store } = opened;
  for (let index = 0; index < MAX_VERIFICATIONS + 20; index += 1) {
    store.keepVerification(aVerification(`v${index}`, { startedAt: index }));
    if (index % 50 === 0) await store.flush();
  }
  await vi.waitFor(async () => expect(await store.verification('v19')).toBeUndefined(), 10_000);
  expect(await store.verification('v20')).toBeDefined();
});
