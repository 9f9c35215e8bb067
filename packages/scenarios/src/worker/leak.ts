import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const COUNT_WORDS = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (text) => parentPort.postMessage(text.split(' ').length));
`;

/** Has the words of a text counted off the main thread. */
export default async function workerLeak(): Promise<number> {
  const worker = new Worker(COUNT_WORDS, { eval: true });
  worker.postMessage('the quick brown fox');
  const [words]: number[] = await once(worker, 'message');
  return words ?? 0;
}
