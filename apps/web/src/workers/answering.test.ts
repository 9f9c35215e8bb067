import { expect, test } from 'vitest';
import { answering } from './answering.ts';

type Request = { readonly op: 'open'; readonly number: number } | { readonly op: 'double' };

const answers = () =>
  answering<Request, number>(
    async ({ number }) => {
      if (number < 0) throw new RangeError('less than nothing');
      return number;
    },
    (opened, { op }) => (op === 'open' ? opened : 2 * opened),
  );

test('what is asked before there is anything open is answered once there is', async () => {
  const answer = answers();
  const early = answer({ op: 'double' });
  expect(await answer({ op: 'open', number: 4 })).toBe(4);
  expect(await early).toBe(8);
  expect(await answer({ op: 'double' })).toBe(8);
});

test('what cannot be opened fails, and with it what was asked of it', async () => {
  const answer = answers();
  const early = answer({ op: 'double' });
  const opening = answer({ op: 'open', number: -1 });
  await expect(early).rejects.toThrow('less than nothing');
  await expect(opening).rejects.toThrow('less than nothing');
});
