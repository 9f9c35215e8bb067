import { isIP } from 'node:net';

/** A `Host` header in parts: the name in lower case, without brackets. */
export interface Host {
  readonly name: string;
  readonly port: number;
}

/** `undefined` where the header is no host. */
export function parseHost(header: string | undefined): Host | undefined {
  const match = /^(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(header ?? '');
  if (match?.[1] === undefined) return undefined;
  return {
    name: match[1].replace(/^\[|\]$/g, '').toLowerCase(),
    port: Number(match[2] ?? 80),
  };
}

/** Whether a host name or address stands for this machine alone. */
export function isLoopback(name: string): boolean {
  if (name === 'localhost' || name === '::1' || name === '0:0:0:0:0:0:0:1') return true;
  return isIP(name) === 4 && name.startsWith('127.');
}

/**
 * Whether a name is one we serve. A page whose own name was made to point at us (DNS rebinding)
 * arrives with that name. The port is not compared: a forwarded one (`ssh -L`) is another.
 *
 * @param bound what the server listens on
 * @param machine this machine's name
 */
export function servesHost(name: string, bound: string, machine: string): boolean {
  if (isLoopback(name) || name === bound.toLowerCase()) return true;
  if (isLoopback(bound)) return false;
  // An address cannot be rebound, and 0.0.0.0 has as many as the machine.
  const own = machine.toLowerCase();
  return isIP(name) !== 0 || name === own || name === `${own}.local`;
}
