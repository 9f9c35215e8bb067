import type { IncomingMessage } from 'node:http';

interface State {
  readonly request: object;
  readonly rows: readonly number[];
}

const states = new WeakMap<object, State>();

/** Notes something about a hundred requests; each note refers back to its request. */
export default function weakMap({ method, url }: IncomingMessage): void {
  for (let i = 0; i < 100; i++) {
    const request = { method, url, i };
    states.set(request, { request, rows: Array.from({ length: 200 }, () => i) });
  }
}
