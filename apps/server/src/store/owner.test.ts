import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isAlive, thisOwner } from './owner.ts';

test('this process is alive', async () => {
  expect(await isAlive(await thisOwner())).toBe(true);
});

test('a process that has ended is not alive', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  expect(await isAlive(`${child.pid}@`)).toBe(false);
});

test('another process that got the pid of one that ended is told apart', async () => {
  const [pid] = (await thisOwner()).split('@');
  expect(await isAlive(`${pid}@another start`)).toBe(false);
});

test('what names no process is not alive', async () => {
  for (const owner of ['', 'x', '@', '-1@x']) expect(await isAlive(owner), owner).toBe(false);
});
