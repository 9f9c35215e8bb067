import type { Filter } from '@leakscope/profile';
import type { RequestOf } from '../workers/worker-client.ts';

/** What is exported of a profile. */
export interface ExportView {
  /** Index of a sample type; formats that hold several have all. */
  readonly type: number;
  readonly filters: readonly Filter[];
}

/** A source file that is shown in the standalone page. */
export interface ExportSource {
  readonly path: string;
  readonly code: string;
}

export type TextFormat = 'pprof' | 'folded' | 'speedscope';

export interface ExportOperations {
  /** Gzipped or plain pprof; the buffer is transferred. */
  open: { request: { bytes: ArrayBuffer }; answer: null };
  /** The file, pprof gzipped. */
  write: { request: { format: TextFormat; view: ExportView }; answer: Uint8Array<ArrayBuffer> };
  /** What the standalone page shows, gzipped JSON as base64. */
  page: {
    request: { view: ExportView; title: string; sources: readonly ExportSource[] };
    answer: string;
  };
}

export type ExportRequest = RequestOf<ExportOperations>;
