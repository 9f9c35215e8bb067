import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { HttpProblem, problemResponse } from '../http/problem.ts';
import { StartError } from './start-error.ts';

/** Connections at once: load generators and tabs fit many times, and each costs a few kilobytes. */
const MAX_CONNECTIONS = 2_048;
/** For the last events and answers to go out: far more than a loopback needs. */
const LAST_WORDS_MS = 500;

/** @throws StartError where the port or the host cannot be had */
export async function listen(app: Hono, port: number, host: string): Promise<Server> {
  const answer = getRequestListener(app.fetch, {
    hostname: host,
    // Only for requests that are none: a broken Host, a path that does not parse.
    errorHandler: () => problemResponse(new HttpProblem(400, 'The request does not parse.')),
  });
  const server = createServer((request, response) => void answer(request, response));
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(explain(error, port, host)));
    });
    server.listen(port, host, resolve);
  });
  return server;
}

/** The port that was given, or found where any would do. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** Takes no more connections, lets answers that are on their way arrive, and ends the rest. */
export async function stopListening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), LAST_WORDS_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use already: end the other program, or choose another port with --port.`;
    case 'EACCES':
      return `Port ${port} is not open to you: choose one from 1024 on with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is no address of this machine: choose another with --host.`;
    default:
      return `Leakscope cannot listen on ${host} port ${port}: ${error.message}`;
  }
}
