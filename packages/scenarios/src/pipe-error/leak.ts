import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';

/** A visitor who closes the browser in the middle of a download. */
function visitor(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(new Error('connection reset')) });
}

/** Sends a large file. */
export default async function pipeErrorLeak(): Promise<void> {
  const response = visitor();
  createReadStream(process.execPath).pipe(response);
  await once(response, 'close').catch(() => response.destroy());
}
