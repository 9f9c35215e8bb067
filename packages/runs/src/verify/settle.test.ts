import { expect, test } from 'vitest';
import { ModelSubject } from '../testing/model-subject.ts';
import { settle } from './settle.ts';

const { signal } = new AbortController();

/** A subject with so many handles, and how often it was read. */
function subjectWith(handles: () => number) {
  let reads = 0;
  const subject = new ModelSubject(() => {
    reads++;
    return { handles: { Timeout: handles() } };
  });
  return { subject, reads: () => reads };
}

test('what ends by itself is waited for', async () => {
  let open = 1;
  const { subject } = subjectWith(() => open);
  const before = await subject.read();
  open = 100;
  setTimeout(() => (open = 50), 100);
  setTimeout(() => (open = 1), 250);
  await settle(subject, before, signal);
  expect(open).toBe(1);
});

test('nothing is waited for where nothing is left of the load', async () => {
  const { subject, reads } = subjectWith(() => 1);
  await settle(subject, await subject.read(), signal);
  expect(reads()).toBe(2);
});

test('what does not end is not waited for for ever', async () => {
  let open = 1;
  const { subject } = subjectWith(() => open);
  const before = await subject.read();
  open = 100;
  await settle(subject, before, signal);
  expect(open).toBe(100);
});

test('what rises and falls between two levels is no end in sight', async () => {
  let reads = 0;
  const { subject } = subjectWith(() => (++reads % 2 === 0 ? 10 : 20));
  const before = { ...(await subject.read()), handles: { Timeout: 1 } };
  await settle(subject, before, signal);
  expect(reads).toBeGreaterThan(2);
});

test('it ends at once when it is told to', async () => {
  let open = 1;
  const { subject } = subjectWith(() => open++);
  const before = await subject.read();
  const cancel = new AbortController();
  setTimeout(() => cancel.abort(), 20);
  await expect(settle(subject, before, cancel.signal)).rejects.toThrow(/abort/i);
});
