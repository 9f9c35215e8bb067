import { connect } from 'node:net';

const { hostname, port } = new URL(process.env['PEER_URL'] ?? 'http://127.0.0.1:4317');
const collector = connect(Number(port), hostname);

/** Sends 1 MiB of telemetry, whether the collector keeps up or not. */
export default function backpressureLeak(): void {
  for (let i = 0; i < 16; i++) collector.write(Buffer.alloc(64 * 1024, 1));
}
