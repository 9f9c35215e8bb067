import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';

const COUNT_WORDS = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ text, port }) => port.postMessage(text.split(' ').length));
`;
const worker = new Worker(COUNT_WORDS, { eval: true });

/** Has the words of a text counted; the answer comes over a channel that ends with it. */
export default async function messagePortFixed(): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  const text = 'the quick brown fox';
  worker.postMessage({ text, port: port2 }, [port2]);
  try {
    const [words]: number[] = await once(port1, 'message');
    return words ?? 0;
  } finally {
    port1.close();
  }
}
