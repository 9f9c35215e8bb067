import { join } from 'node:path';
import type { Capture } from '@leakscope/protocol';
import {
  deleteCapture,
  getCapture,
  listCaptures,
  oldestWithProfile,
  saveCapture,
  surplusCaptures,
  totalSize,
  type CaptureQuery,
} from './captures.ts';
import type { Connection } from './connection.ts';
import { ProfileFiles } from './profile-files.ts';

/** Of disk for all profiles together: thousands of them, and nothing a disk would miss. */
export const CAPTURE_QUOTA_BYTES = 1024 ** 3;
/** Captures in the history, those without a profile included; beyond them the oldest go. */
const MAX_CAPTURES = 2_000;

export interface CaptureShelfOptions {
  readonly directory: string;
  readonly quota?: number;
  readonly connection: Connection;
  readonly log: (line: string) => void;
  readonly onCapture: (capture: Capture) => void;
}

/** Captures with their profiles: those being taken or written in memory, the others on disk. */
export class CaptureShelf {
  readonly #options: CaptureShelfOptions;
  readonly #files: ProfileFiles;
  readonly #quota: number;
  /** Not on disk yet: at most one per run being taken, and those of the last moments. */
  readonly #recent = new Map<string, { capture: Capture; profile?: Uint8Array | undefined }>();
  /** Deleted while they were being taken: their last word is still to come. */
  readonly #unwanted = new Set<string>();

  constructor(options: CaptureShelfOptions) {
    this.#options = options;
    this.#quota = options.quota ?? CAPTURE_QUOTA_BYTES;
    this.#files = new ProfileFiles(join(options.directory, 'captures'));
  }

  /** Where the profiles are. */
  get directory(): string {
    return this.#files.directory;
  }

  async prepare(): Promise<void> {
    await this.#files.prepare();
    await this.#files.sweep(async (id) => (await this.#stored(id)) !== undefined);
  }

  /** Takes a capture's new state. @returns the work to be done for it on disk, if any */
  put(capture: Capture, profile: Uint8Array | undefined): (() => Promise<void>) | undefined {
    if (this.#unwanted.has(capture.id)) {
      if (capture.state !== 'taking') this.#unwanted.delete(capture.id);
      return undefined;
    }
    this.#recent.set(capture.id, { capture, profile });
    if (capture.state === 'taking') return undefined;
    return () => this.#write(capture, profile);
  }

  async get(id: string): Promise<Capture | undefined> {
    return this.#recent.get(id)?.capture ?? (await this.#stored(id));
  }

  async list(query: CaptureQuery): Promise<Capture[]> {
    const stored = await this.#options.connection.use((db) => listCaptures(db, query));
    const recent = [...this.#recent.values()]
      .map(({ capture }) => capture)
      .filter(({ run }) => query.run === undefined || run === query.run);
    const byId = new Map([...stored, ...recent].map((capture) => [capture.id, capture]));
    return [...byId.values()].toSorted((a, b) => b.createdAt - a.createdAt).slice(0, query.limit);
  }

  async profile(id: string): Promise<Uint8Array | undefined> {
    return this.#recent.get(id)?.profile ?? (await this.#files.read(id));
  }

  async remove(id: string): Promise<void> {
    if (this.#recent.get(id)?.capture.state === 'taking') this.#unwanted.add(id);
    this.#recent.delete(id);
    await this.#erase(id);
  }

  async #erase(id: string): Promise<void> {
    await this.#options.connection.use((db) => deleteCapture(db, id));
    await this.#files.remove(id);
  }

  /** Removes the captures of a run. */
  async removeOf(run: string): Promise<void> {
    for (const { id } of await this.list({ run, limit: MAX_CAPTURES })) await this.remove(id);
  }

  /** Removes captures beyond the number we keep, a few at a time. */
  async removeSurplus(): Promise<void> {
    const ids = await this.#options.connection.use((db) => surplusCaptures(db, MAX_CAPTURES));
    for (const id of ids) await this.remove(id);
  }

  #stored(id: string): Promise<Capture | undefined> {
    return this.#options.connection.use((db) => getCapture(db, id));
  }

  async #write(capture: Capture, profile: Uint8Array | undefined): Promise<void> {
    const { id } = capture;
    // It may have been deleted while it waited for its turn.
    if (!this.#recent.has(id)) return;
    try {
      if (profile !== undefined) await this.#files.write(id, profile);
      await this.#save(capture, profile?.byteLength ?? 0);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const failed = asFailed(capture, `Its profile could not be kept on disk: ${why}`);
      this.#options.onCapture(failed);
      await this.#save(failed, 0);
    } finally {
      // Deleted while it was being written.
      if (!this.#recent.has(id)) await this.#erase(id);
      if (this.#recent.get(id)?.capture === capture) this.#recent.delete(id);
    }
    await this.#keepToQuota(id);
  }

  async #keepToQuota(latest: string): Promise<void> {
    const { connection, log, onCapture } = this.#options;
    while ((await connection.use(totalSize)) > this.#quota) {
      const oldest = await connection.use((db) => oldestWithProfile(db, latest));
      if (oldest === undefined) return;
      const limit = `${Math.round(this.#quota / 1024 ** 2)} MiB`;
      const emptied = asFailed(oldest, `Removed to keep all captures within ${limit} of disk.`);
      await this.#files.remove(oldest.id);
      await this.#save(emptied, 0);
      onCapture(emptied);
      log(`The profile of capture ${oldest.id} was removed to keep all within ${limit} of disk.`);
    }
  }

  #save(capture: Capture, size: number): Promise<void> {
    return this.#options.connection.use((db) => saveCapture(db, capture, size));
  }
}

function asFailed(capture: Capture, error: string): Capture {
  return { ...capture, state: 'failed', error, size: 0 };
}
