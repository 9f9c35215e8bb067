import type { Progress } from './drive.ts';
import { expect, test } from 'vitest';
import { type Model, ModelSubject } from '../testing/model-subject.ts';
import { drive } from './drive.ts';

const MIB = 1024 ** 2;
const { signal } = new AbortController();

async function driven(model: Model, memoryCap?: number) {
  const subject = new ModelSubject(model, memoryCap);
  const seen: Progress[] = [];
  const result = await drive({ subject, signal, observe: (progress) => seen.push(progress) });
  return { subject, seen, ...result };
}

test('what grows with each operation leaks, by as much', async () => {
  const { judgement, seen, cycles } = await driven((operations) => ({
    handles: { TCPSocketWrap: 2 * operations },
  }));
  expect(judgement.growths).toMatchObject([
    { cause: 'handles', perOperation: { value: 2, unit: 'count' } },
  ]);
  const phases = new Set(seen.map(({ phase }) => phase));
  expect([...phases]).toEqual(['warming-up', 'measuring', 'attributing']);
  expect(seen.at(-1)?.cycles).toEqual(cycles);
  expect(seen.at(-1)?.slopes.handles?.value).toBe(2);
});

test('what does not grow is healthy after few cycles', async () => {
  const { judgement, cycles } = await driven(() => ({}));
  expect(judgement).toMatchObject({ leaking: false, decided: true });
  expect(cycles.length).toBeLessThan(12);
});

test('a large leak is measured within its memory cap', async () => {
  const { judgement, subject, last } = await driven((operations) => {
    const held = operations * 10 * MIB;
    return { rss: 50 * MIB + held, external: 2 * MIB + held, arrayBuffers: MIB + held };
  }, 512 * MIB);
  expect(judgement.growths[0]).toMatchObject({
    cause: 'external',
    perOperation: { value: 10 * MIB },
  });
  expect(last.rss).toBeLessThan(0.6 * 512 * MIB);
  expect(subject.operations).toBeGreaterThan(6);
});

test('where the cap leaves no room for a verdict, there is none', async () => {
  const hoard: Model = (operations) => ({ rss: 50 * MIB + operations * 100 * MIB });
  await expect(driven(hoard, 256 * MIB)).rejects.toThrow(/cap of 256 MiB .* too few operations/);
});

test('it ends at once when it is told to', async () => {
  const subject = new ModelSubject(() => ({}));
  const cancel = new AbortController();
  const observe = ({ phase }: Progress) => {
    if (phase === 'measuring') cancel.abort(new Error('enough'));
  };
  await expect(drive({ subject, signal: cancel.signal, observe })).rejects.toThrow('enough');
});
