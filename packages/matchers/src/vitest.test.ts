import './vitest.ts';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const VERDICT_MS = 60_000;

/** 1-based. */
function lineOf(start: string): number {
  const lines = readFileSync(new URL(import.meta.url), 'utf8').split('\n');
  return lines.findIndex((line) => line.startsWith(start)) + 1;
}

test(
  'a cache without a bound leaks, and the message names the line that fills it',
  async () => {
    const sessions = new Map<number, object>();
    let id = 0;
    const openSession = () => {
      sessions.set(id++, { id, visited: Array.from({ length: 30 }, () => Math.random()) });
    };
    await expect(openSession).toLeak({ timeout: VERDICT_MS });
    await expect(expect(openSession).not.toLeak({ timeout: VERDICT_MS })).rejects.toThrow(
      /expected the function not to leak, but it retains .* of heap memory per call.*openSession/s,
    );
  },
  2 * VERDICT_MS,
);

interface Visit {
  readonly id: number;
  readonly pages: readonly number[];
}

/** The types above are gone from what runs: this line is another there. */
const visits = new Map<number, Visit>();
const visit = (): void => {
  const id: number = visits.size;
  visits.set(id, { id, pages: Array.from({ length: 30 }, () => Math.random()) });
};

test(
  'a function is named by its line in the file that was written',
  async () => {
    const line = lineOf('const visit = ');
    await expect(expect(visit).not.toLeak({ timeout: VERDICT_MS })).rejects.toThrow(
      `by visit at vitest.test.ts:${line}`,
    );
  },
  VERDICT_MS,
);

test(
  'what is let go does not leak',
  async () => {
    const latest: object[] = [];
    await expect(async () => {
      latest.push({ body: Array.from({ length: 30 }, () => Math.random()) });
      if (latest.length > 100) latest.shift();
      await Promise.resolve();
    }).not.toLeak({ timeout: VERDICT_MS });
  },
  VERDICT_MS,
);

test('what the function throws is thrown', async () => {
  const broken = () => {
    throw new Error('no database');
  };
  await expect(expect(broken).not.toLeak()).rejects.toThrow('no database');
});

test('a function that never settles has no verdict in time', async () => {
  const hanging = expect(() => new Promise(() => {})).not.toLeak({ timeout: 1000 });
  await expect(hanging).rejects.toThrow('no verdict within 1000 ms');
});

test.each([
  [42, {}, 'needs a function'],
  [() => {}, { timeout: -1 }, 'timeout must be a whole number'],
  [() => {}, { iterations: 0.5 }, 'iterations must be a whole number'],
])('%o with %o is refused with the reason', async (received, options, message) => {
  await expect(expect(received).not.toLeak(options)).rejects.toThrow(message);
});
