import console from 'node:console';
import { Session } from 'node:inspector';

// As a monitoring agent does.
const agent = new Session();
agent.connect();
agent.post('Runtime.enable');

/** Logs what is worth reading of an order. */
export default function consoleInspectorFixed(): void {
  const order = { id: 1, attachment: Buffer.alloc(1024 * 1024, 1) };
  console.log('received', order.id, order.attachment.length);
}
