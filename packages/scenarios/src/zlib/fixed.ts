import { createDeflateRaw, type DeflateRaw } from 'node:zlib';

const connections = new Set<DeflateRaw>();

/** Compresses the same messages, and closes the stream with the connection. */
export default async function zlibFixed(): Promise<void> {
  for (let i = 0; i < 4; i++) {
    const stream = createDeflateRaw();
    connections.add(stream);
    stream.once('close', () => connections.delete(stream));
    stream.write('hello '.repeat(1000));
    await new Promise<void>((resolve) => stream.flush(resolve));
    stream.close();
  }
}
