import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const COUNT_WORDS = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (text) => parentPort.postMessage(text.split(' ').length));
`;

/** One thread for all, which takes one text after the other. */
const worker = new Worker(COUNT_WORDS, { eval: true });
let before: Promise<unknown> = once(worker, 'online');

/** Has the words of a text counted off the main thread. */
export default async function workerFixed(): Promise<number> {
  const counted = before.then(() => {
    worker.postMessage('the quick brown fox');
    return once(worker, 'message');
  });
  before = counted;
  const [words]: number[] = await counted;
  return words ?? 0;
}
