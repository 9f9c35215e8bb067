import { MessageChannel } from 'node:worker_threads';

const MOST_UNDER_WAY = 4;
const audit = new MessageChannel();
let underWay = 0;

audit.port2.on('message', () => audit.port2.postMessage('written'));
audit.port1.on('message', () => underWay--);

/** Sends a record of each request to the audit log, as fast as that keeps up. */
export default async function portQueueFixed(): Promise<void> {
  while (underWay >= MOST_UNDER_WAY) await new Promise(setImmediate);
  underWay++;
  const record = new Uint8Array(1024 * 1024).fill(1);
  audit.port1.postMessage(record, [record.buffer]);
}
