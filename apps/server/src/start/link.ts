import { networkInterfaces } from 'node:os';

/** The link that the ready line prints: it opens the dashboard and carries the token. */
export function link(host: string, port: number, token: string): string {
  const name = reachable(host);
  const bracketed = name.includes(':') ? `[${name}]` : name;
  return `http://${bracketed}:${port}/?token=${encodeURIComponent(token)}`;
}

/** A name under which a server on all addresses is reached from elsewhere. */
function reachable(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host;
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4');
  return outside?.address ?? 'localhost';
}
