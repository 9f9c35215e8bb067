import { afterEach, expect, test, vi } from 'vitest';
import { ProbeClient } from './probe-client.ts';
import { type RunningChild, startChild } from './testing/child.ts';

let child: RunningChild | undefined;

afterEach(async () => {
  await child?.stop();
  child = undefined;
});

const SCRIPT = `
import fs, { openSync } from 'node:fs';
import vm from 'node:vm';
const calls = () => [
  fs.open, fs.openSync, openSync, fs.createReadStream, vm.createContext, fetch, Buffer.from,
  MessageChannel, ArrayBuffer, MessagePort.prototype.postMessage,
];
const before = calls();
globalThis.take = () => { globalThis.taken = calls(); };
globalThis.replaced = () => calls().map((call, i) => call !== before[i]);
globalThis.use = () => {
  const [, openTaken, , , createTaken, , fromTaken, ChannelTaken] = taken;
  const fd = openTaken(process.execPath, 'r');
  fs.closeSync(fd);
  const { port1 } = new ChannelTaken();
  port1.close();
  return [typeof fd, vm.isContext(createTaken()), fromTaken('x').length];
};
`;

test('whoever took a reference to what the probe replaced goes on without the probe', async () => {
  child = await startChild(SCRIPT);
  const probe = await ProbeClient.install(child.session, true);
  const all = Array.from({ length: 10 }, () => true);
  expect(await child.answer('replaced()')).toEqual(all);
  await child.answer('take()');
  await probe.call('uninstall');
  expect(await child.answer('replaced()')).toEqual(all.map(() => false));
  expect(await child.answer('use()')).toEqual(['number', true, 1]);
});

test('in a process that is not ours only functions are replaced', async () => {
  child = await startChild(SCRIPT);
  await ProbeClient.install(child.session, false);
  const replaced = await child.answer('replaced()');
  expect(replaced).toEqual([...Array.from({ length: 7 }, () => true), false, false, false]);
});

test.each(['before', 'after'])(
  'a store of the program follows its promises, first used %s the probe came',
  async (when) => {
    child = await startChild(`
      import { AsyncLocalStorage } from 'node:async_hooks';
      const store = new AsyncLocalStorage();
      globalThis.use = () => store.run('mine', async () => {
        await null;
        globalThis.found = [store.getStore()];
        await new Promise((resolve) => setTimeout(resolve, 1));
        globalThis.found.push(store.getStore());
      });
    `);
    const found = async () => {
      await child?.answer('globalThis.found = []; void use()');
      return vi.waitFor(async () => {
        const stores = (await child?.answer('found')) as unknown[];
        expect(stores).toHaveLength(2);
        return stores;
      });
    };
    if (when === 'before') await found();
    const probe = await ProbeClient.install(child.session, true);
    expect(await found()).toEqual(['mine', 'mine']);
    await probe.call('uninstall');
    expect(await found()).toEqual(['mine', 'mine']);
  },
);
