import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

const LIMIT = 4;
const CODE = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (text) => parentPort.postMessage([...text].sort().join('')));
`;

const free: Worker[] = [];
const waiting: ((worker: Worker) => void)[] = [];
let workers = 0;

/** A free worker; a new one while there are fewer than the limit; else the next to be free. */
function acquire(): Worker | Promise<Worker> {
  const worker = free.pop();
  if (worker !== undefined) return worker;
  if (workers < LIMIT) {
    workers++;
    return new Worker(CODE, { eval: true });
  }
  return new Promise((resolve) => waiting.push(resolve));
}

function release(worker: Worker): void {
  const next = waiting.shift();
  if (next === undefined) free.push(worker);
  else next(worker);
}

async function sort(text: string): Promise<void> {
  const worker = await acquire();
  try {
    worker.postMessage(text);
    await once(worker, 'message');
  } finally {
    release(worker);
  }
}

let operations = 0;

/** Sorts one text at a time, later two, then as many as there may be workers, and more. */
export default async function workerPool(): Promise<void> {
  await delay(5);
  const texts = Math.min(6, 1 + Math.floor(operations++ / 35));
  await Promise.all(
    Array.from({ length: texts }, () => sort('watch, capture, verify '.repeat(20))),
  );
}
