/** A server that accepts connections and never reads what it is sent. */
import { createServer, type AddressInfo } from 'node:net';

const server = createServer({ pauseOnConnect: true }, (socket) => {
  socket.on('error', () => socket.destroy());
});

// Whoever started it holds the other end.
process.stdin.on('end', () => process.exit()).resume();

server.listen({ port: 0, host: '127.0.0.1' }, () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port })}\n`);
});
