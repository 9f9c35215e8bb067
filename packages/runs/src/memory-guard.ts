import { readRss } from '@leakscope/inspector';
import type { Captures } from './captures.ts';

/** Share of the memory cap at which a heap capture is taken by itself. */
const CAPTURE_AT = 0.8;
/** Share at which the process is killed. */
const KILL_AT = 1.25;
/** Operations wait so long for that capture. */
const CAPTURE_WAIT_MS = 10_000;
/** Resident memory is looked at this often while operations run, or where it is high already. */
const GUARD_MS = 50;
const GUARD_FROM = 0.5;

export interface MemoryGuardOptions {
  readonly pid: number | null;
  /** In bytes. */
  readonly memoryCap: number;
  readonly captures: Captures;
  /** Aborts when the run ends. */
  readonly over: AbortSignal;
  /** Whether operations run, from wherever they were asked for. */
  readonly isBusy: () => boolean;
  /** The sandbox refuses operations from here on. */
  readonly onCap: () => void;
  /** The process must be killed. */
  readonly onTooMuch: (reason: string) => void;
}

/** Watches the resident memory of a sandbox: captures, reports and kills in time. */
export class MemoryGuard {
  readonly #options: MemoryGuardOptions;
  #capture: Promise<unknown> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: MemoryGuardOptions) {
    this.#options = options;
  }

  /** Judges a reading of resident bytes. */
  judge(rss: number | null): void {
    const { memoryCap, over, onCap, onTooMuch } = this.#options;
    if (rss === null || over.aborted) return;
    if (rss >= KILL_AT * memoryCap) {
      onTooMuch(
        `The process was ended at ${Math.round(rss / 1024 ** 2)} MiB, 1.25 times its memory cap.`,
      );
      return;
    }
    if (rss >= GUARD_FROM * memoryCap) this.start();
    if (rss >= CAPTURE_AT * memoryCap) void this.#captureHeap();
    if (rss >= memoryCap) onCap();
  }

  /** As `judge`, after an operation: resolves once the capture that it calls for has been taken. */
  async judgeOperation(rss: number | null): Promise<void> {
    if ((rss ?? 0) >= CAPTURE_AT * this.#options.memoryCap) await this.#captureHeap();
  }

  /** Between two samples hundreds of megabytes can appear: while operations run, looks more often. */
  start(): void {
    const { pid, over, isBusy, memoryCap } = this.#options;
    if (this.#timer !== undefined || pid === null) return;
    const look = async () => {
      const rss = await readRss(pid);
      this.#timer = undefined;
      this.judge(rss);
      const high = rss !== null && rss >= GUARD_FROM * memoryCap;
      if (!over.aborted && (isBusy() || high)) this.start();
    };
    this.#timer = setTimeout(() => void look(), GUARD_MS);
  }

  /** The one heap capture that a run takes by itself. Resolves when it is ready, or too late. */
  async #captureHeap(): Promise<void> {
    const { captures, over } = this.#options;
    if (over.aborted) return;
    if (this.#capture === null) {
      try {
        const { id } = captures.begin({ type: 'heap' }, 'memory');
        this.#capture = captures.finished(id).catch(() => undefined);
      } catch {
        // Others are being taken: the next reading tries again.
        return;
      }
    }
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise((resolve) => (timer = setTimeout(resolve, CAPTURE_WAIT_MS)));
    await Promise.race([this.#capture, tooLate]);
    clearTimeout(timer);
  }
}
