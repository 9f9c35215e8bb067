import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A visitor who closes the browser in the middle of a download. */
function visitor(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(new Error('connection reset')) });
}

/** Sends a large file. Whichever end fails, both are destroyed. */
export default async function pipeErrorFixed(): Promise<void> {
  const response = visitor();
  await pipeline(createReadStream(process.execPath), response).catch(() => response.destroy());
}
