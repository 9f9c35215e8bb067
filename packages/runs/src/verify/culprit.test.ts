import { type Frame, type Label, type Profile, ProfileBuilder } from '@leakscope/profile';
import { CAUSES } from '@leakscope/verdict';
import { expect, test } from 'vitest';
import { attribute, type Snapshot } from './culprit.ts';

/** `label value  leaf@file:line;caller@file:line`, one stack a line. */
function profileOf(key: string, text: string): Profile {
  const builder = new ProfileBuilder({
    sampleTypes: [{ type: 'n', unit: 'count' }],
    defaultSampleType: 'n',
    periodType: { type: 'n', unit: 'count' },
    period: 1,
    timeNanos: 0n,
    mappingFile: '',
    comments: [],
  });
  for (const line of text.trim().split('\n')) {
    const [, label = '', value = '', stack = ''] = /^\s*(.+?) (\d+)\s+(\S+)$/.exec(line) ?? [];
    const labels: Label[] = [{ key, value: label }];
    const frames = stack.split(';').map((frame) => {
      const [name = '', file = '', at = '0'] = frame.split(/[@:]/);
      return { name, file, line: Number(at), column: 0 };
    });
    builder.addSample({ frames, values: [Number(value)], labels });
  }
  return builder.build();
}

function snapshot(async: string, heap = 'heap 1 x@lib:1'): Snapshot {
  return { at: 0, async: profileOf('type', async), heap: profileOf('memory', heap) };
}

const code = {
  isOwn: (file: string) => file.startsWith('own'),
  original: (frame: Frame) => Promise.resolve(frame),
};
const nothing = snapshot('pending operation 1 old@own:1');

test('what grew is put down to the own frame nearest its leaf', async () => {
  const after = snapshot(`
    pending operation 1   old@own:1
    pending operation 300 wait@lib:9;ask@own:7;serve@own:20
    pending operation 100 wait@lib:9;other@own:3`);
  const { culprit } = await attribute('async', nothing, after, code);
  expect(culprit).toEqual({ function: 'ask', file: 'own', line: 7, share: 0.75 });
});

test('what was there before is nobody’s growth', async () => {
  const before = snapshot('pending operation 900 old@own:1');
  const after = snapshot(`
    pending operation 900 old@own:1
    pending operation 10  ask@own:7`);
  const { culprit } = await attribute('async', before, after, code);
  expect(culprit).toMatchObject({ function: 'ask', share: 1 });
});

test('each cause looks where its resources are', async () => {
  const after = snapshot(
    `pending operation 50 wait@own:1
     worker 5             spawn@own:2
     context 5            realm@own:3
     socket 9             connect@own:4
     timer 20             tick@own:5`,
    `heap 100     keep@own:6
     off-heap 200 fill@own:7`,
  );
  const names: (string | undefined)[] = [];
  for (const cause of CAUSES) {
    names.push((await attribute(cause, nothing, after, code)).culprit?.function);
  }
  expect(names).toEqual(['spawn', 'realm', 'connect', 'tick', 'wait', 'fill', 'spawn', 'keep']);
});

test('fewer timers than before do not hide the sockets of the same call', async () => {
  const before = snapshot('timer 90 arm@lib:2;ask@own:7');
  const after = snapshot('socket 40 connect@lib:3;ask@own:7');
  const { culprit } = await attribute('handles', before, after, code);
  expect(culprit).toMatchObject({ function: 'ask', line: 7, share: 1 });
});

test('memory that Node itself allocated is put down to who made the objects that hold it', async () => {
  const heap = 'off-heap 1000 none@lib:1\nheap 30 clone@own:8\noff-heap 20 other@own:2';
  const after = snapshot('pending operation 1 old@own:1', heap);
  const { culprit } = await attribute('external', nothing, after, code);
  expect(culprit).toMatchObject({ function: 'clone', line: 8 });
});

test('what nobody of the own code made is said to be so', async () => {
  const after = snapshot('pending operation 50 wait@lib:1');
  const { culprit, ...rest } = await attribute('async', nothing, after, code);
  expect(culprit).toBeNull();
  expect(rest).toEqual({ unattributed: expect.stringMatching(/no code of its own/) });
});
