import { MessageChannel } from 'node:worker_threads';

const audit = new MessageChannel();

/** Sends a record of each request to the audit log, which has long ended. */
export default function portQueueLeak(): void {
  const record = new Uint8Array(1024 * 1024).fill(1);
  audit.port1.postMessage(record, [record.buffer]);
}
