import { createDeflateRaw, type DeflateRaw } from 'node:zlib';

const connections: DeflateRaw[] = [];

/** Compresses a message for each of four new connections. */
export default async function zlibLeak(): Promise<void> {
  for (let i = 0; i < 4; i++) {
    const stream = createDeflateRaw();
    connections.push(stream);
    stream.write('hello '.repeat(1000));
    await new Promise<void>((resolve) => stream.flush(resolve));
  }
}
