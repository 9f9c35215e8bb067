import { parentPort, workerData } from 'node:worker_threads';
import { importFile, type ImportJob, type ImportResult } from './import-file.ts';
import { ImportRefusal } from './refusal.ts';

/** What the thread says before it ends. Whatever else it throws is a defect of ours. */
export type ThreadAnswer =
  | { readonly ok: true; readonly result: ImportResult }
  | {
      readonly ok: false;
      readonly status: ImportRefusal['status'];
      readonly message: string;
      readonly field: string | undefined;
    };

async function answer(): Promise<ThreadAnswer> {
  try {
    return { ok: true, result: await importFile(workerData as ImportJob) };
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return { ok: false, status: error.status, message: error.message, field: error.field };
  }
}

const said = await answer();
parentPort?.postMessage(said, said.ok ? [said.result.profile.buffer] : []);
