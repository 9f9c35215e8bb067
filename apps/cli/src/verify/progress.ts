import type { VerifiedVariant } from '@leakscope/protocol';
import type { Output } from '../command.ts';

const PHASES: Readonly<Record<VerifiedVariant['phase'], string>> = {
  waiting: 'waiting',
  starting: 'starting a process',
  'warming-up': 'warming up',
  measuring: 'measuring',
  attributing: 'looking for the culprit',
  done: 'done',
};

/** Of a terminal that does not say. */
const COLUMNS = 80;

/** What the display shows: which of how many goes on, and how far it is. */
export interface Shown {
  readonly scenario: string;
  readonly position: number;
  readonly of: number;
}

/**
 * A line that tells how a verification goes: rewritten in place on a terminal. Elsewhere nothing is
 * rewritten, and each variant is told of once.
 */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream | null;
  readonly #output: Output;
  #written = false;
  #place = '';

  constructor(output: Output, stream: NodeJS.WriteStream = process.stderr) {
    this.#output = output;
    this.#stream = stream.isTTY ? stream : null;
  }

  show({ scenario, position, of }: Shown, { variant, phase, cycles }: VerifiedVariant): void {
    const place = `[${position}/${of}] ${scenario} ${variant}`;
    if (this.#stream === null) {
      if (place !== this.#place) this.#output.err(place);
      this.#place = place;
      return;
    }
    const cycle = phase === 'measuring' ? `, cycle ${Math.max(0, cycles.length - 1)}` : '';
    const line = `${place}: ${PHASES[phase]}${cycle}`.slice(
      0,
      (this.#stream.columns || COLUMNS) - 1,
    );
    this.#stream.write(`\r\u001B[K${line}`);
    this.#written = true;
  }

  /** Removes the line, so that something else can be printed. */
  clear(): void {
    if (this.#written) this.#stream?.write('\r\u001B[K');
    this.#written = false;
  }
}
