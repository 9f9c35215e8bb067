import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const SPEEDSCOPE = join(dirname(require.resolve('speedscope/package.json')), 'dist/release');
const FLAMEGRAPH = dirname(require.resolve('d3-flame-graph'));
const D3 = join(dirname(require.resolve('d3')), '../dist');
/** Beside the sources: what is compiled is only TypeScript. */
const HARNESS = fileURLToPath(new URL('../../../src/flamegraph/harness/', import.meta.url));

const FILES: Readonly<Record<string, string>> = {
  '/d3-flame-graph/': join(HARNESS, 'd3-flame-graph.html'),
  '/d3-flame-graph/d3.js': join(D3, 'd3.min.js'),
  '/d3-flame-graph/flamegraph.js': join(FLAMEGRAPH, 'd3-flamegraph.umd.min.js'),
  '/speedscope/': join(SPEEDSCOPE, 'index.html'),
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};

export interface PeerServer {
  readonly origin: string;
  /** What `/profile` answers from now on. */
  profile: Uint8Array;
  stop(): Promise<void>;
}

/** Serves the peers' own release files on loopback, and the profile they are given. */
export async function startPeerServer(): Promise<PeerServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/profile') {
      response.end(peers.profile);
      return;
    }
    const name = /^\/speedscope\/([\w.-]+)$/.exec(path)?.[1];
    const file = FILES[path] ?? (name === undefined ? undefined : join(SPEEDSCOPE, name));
    const reading = file === undefined ? Promise.reject(new Error(path)) : readFile(file);
    reading.then(
      (bytes) => {
        const type = TYPES[extname(file ?? '')] ?? 'application/octet-stream';
        response.setHeader('content-type', type).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const peers: PeerServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    profile: new Uint8Array(),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return peers;
}
