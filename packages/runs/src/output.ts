import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';

/** Characters of a process's errors kept for the message about its end. */
const TAIL = 4096;

/** The end of what a stream said, line by line. */
export class OutputTail {
  #text = '';
  readonly #waiting = new Set<(line: string) => void>();

  constructor(stream: Readable) {
    createInterface({ input: stream }).on('line', (line) => {
      this.#text = `${this.#text}${line}\n`.slice(-TAIL);
      for (const listener of this.#waiting) listener(line);
    });
  }

  get text(): string {
    return this.#text;
  }

  /** The first group of `pattern` in the first line that has it. */
  async next(pattern: RegExp, timeoutMs: number, signal: AbortSignal): Promise<string> {
    return await new Promise((resolve, reject) => {
      const done = (act: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        signal.removeEventListener('abort', aborted);
        act();
      };
      const look = (line: string) => {
        const found = pattern.exec(line)?.[1];
        if (found !== undefined) done(() => resolve(found));
      };
      const aborted = () => done(() => reject(signal.reason as Error));
      const timer = setTimeout(
        () => done(() => reject(new Error('The process did not start in time.'))),
        timeoutMs,
      );
      this.#waiting.add(look);
      signal.addEventListener('abort', aborted);
      if (signal.aborted) aborted();
    });
  }
}
