import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { HttpProblem } from '../http/problem.ts';

/** A body that was written to a file, which goes when the caller disposes of it. */
export interface Received extends AsyncDisposable {
  readonly path: string;
}

/**
 * Writes a body to a file of its own, its owner's alone. What goes beyond the limit is not read.
 *
 * @param announced the request's `Content-Length`, 0 where it has none
 * @throws HttpProblem 413
 */
export async function receive(
  body: ReadableStream<Uint8Array> | null,
  announced: number,
  directory: string,
  limit: number,
): Promise<Received> {
  const tooLarge = new HttpProblem(413, `A file may have at most ${limit / 1024 ** 2} MiB.`, {
    // What is still on its way is not worth reading, so the connection cannot be used again.
    headers: { connection: 'close' },
  });
  if (announced > limit) throw tooLarge;
  const path = join(directory, `import-${randomBytes(8).toString('hex')}.part`);
  const dispose = () => rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    const reader = body?.getReader();
    let size = 0;
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      size += value.byteLength;
      if (size > limit) {
        void reader?.cancel().catch(() => {});
        throw tooLarge;
      }
      await file.write(value);
    }
  } catch (error) {
    await file.close();
    await dispose();
    throw error;
  }
  await file.close();
  return { path, [Symbol.asyncDispose]: dispose };
}
