import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ImportJob, ImportResult } from './import-file.ts';
import { ImportRefusal } from './refusal.ts';
import type { ThreadAnswer } from './thread.ts';

/** The built thread, also where this file runs from its source. */
const THREAD = fileURLToPath(new URL('../../dist/import/thread.js', import.meta.url));
/** Each may take half a gigabyte; others wait. */
const MAX_AT_ONCE = 1;
/** Files that wait, on disk, for their turn: a handful dropped at once. */
const MAX_WAITING = 32;
/** Readers keep to ten seconds on the largest files; a busy machine takes longer. */
const DEADLINE_MS = 60_000;
/** Of the thread's JavaScript heap; typed arrays are bounded by the readers. */
const MAX_HEAP_MB = 768;

/** Reads files in threads, one after the other. */
export class Importer {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @throws ImportRefusal */
  async run(job: ImportJob): Promise<ImportResult> {
    await this.#turn();
    try {
      return await inThread(job);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }

  async #turn(): Promise<void> {
    if (this.#running < MAX_AT_ONCE) {
      this.#running++;
      return;
    }
    if (this.#waiting.length >= MAX_WAITING) {
      throw new ImportRefusal(503, 'Too many files are being imported: try again in a moment.');
    }
    // Whoever has finished hands its place over, so that the count stays as it is.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

async function inThread(job: ImportJob): Promise<ImportResult> {
  const thread = new Worker(THREAD, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const late = setTimeout(() => void thread.terminate(), DEADLINE_MS);
  try {
    const said = await new Promise<ThreadAnswer>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () =>
        reject(new ImportRefusal(413, 'The file takes longer to read than is allowed.')),
      );
    });
    if (said.ok) return said.result;
    throw new ImportRefusal(said.status, said.message, said.field);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    throw new ImportRefusal(413, 'The file takes more memory to read than is allowed.');
  } finally {
    clearTimeout(late);
    await thread.terminate();
  }
}
