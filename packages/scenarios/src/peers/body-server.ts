/** A server that answers every request with a mebibyte and keeps its connections open. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const body = Buffer.alloc(1024 * 1024, 'x');

const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': body.length });
  response.end(body);
});

// Who talks to it decides when a connection ends.
server.keepAliveTimeout = 0;

// Whoever started it holds the other end.
process.stdin.on('end', () => process.exit()).resume();

server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port })}\n`);
});
