import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isAlive, until } from './testing/fixtures.ts';

const PARENT = fileURLToPath(new URL('../fixtures/parent.mjs', import.meta.url));

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
  'no child outlives a parent ended by %s, not even one in an endless loop',
  async (signal) => {
    const parent = spawn(process.execPath, [PARENT], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line', {
      signal: AbortSignal.timeout(20_000),
    })) as [string];
    const pids = JSON.parse(line) as number[];
    expect(pids.map(isAlive)).toEqual([true, true]);
    parent.kill(signal);
    await until(() => !pids.some(isAlive), 'the children are gone', 5000);
  },
);
