import http from 'node:http';

const upstream = process.env['PEER_URL'] ?? 'http://127.0.0.1';

/** Asks a server that accepts connections and never answers. */
export default function httpClientLeak(): void {
  for (let i = 0; i < 100; i++) {
    const request = http.get(upstream, (response) => response.resume());
    request.on('error', () => request.destroy());
  }
}
