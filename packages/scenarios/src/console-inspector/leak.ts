import console from 'node:console';
import { Session } from 'node:inspector';

// As a monitoring agent does.
const agent = new Session();
agent.connect();
agent.post('Runtime.enable');

/** Logs an order that came in. */
export default function consoleInspectorLeak(): void {
  const order = { id: 1, attachment: Buffer.alloc(1024 * 1024, 1) };
  console.log('received', order);
}
