import type { Capture } from '@leakscope/protocol';
import { Store, type StoreOptions } from '../store/store.ts';
import { temporaryDirectory } from './directory.ts';

export interface TestStore extends AsyncDisposable {
  readonly directory: string;
  readonly store: Store;
  /** What it has said until now. */
  readonly said: string[];
  /** The captures it has changed by itself. */
  readonly changed: Capture[];
  /** Closes it and opens the directory again, as a restart does. */
  reopen(): Promise<Store>;
}

/** A store on real files. */
export async function testStore(options: Partial<StoreOptions> = {}): Promise<TestStore> {
  const directory = await temporaryDirectory();
  const said: string[] = [];
  const changed: Capture[] = [];
  const open = () =>
    Store.open({
      directory: directory.path,
      log: (line) => said.push(line),
      onCapture: (capture) => changed.push(capture),
      ...options,
    });
  let store = await open();
  return {
    directory: directory.path,
    get store() {
      return store;
    },
    said,
    changed,
    async reopen() {
      await store.close();
      store = await open();
      return store;
    },
    async [Symbol.asyncDispose]() {
      await store.close();
      await directory[Symbol.asyncDispose]();
    },
  };
}

/** A finished heap capture. */
export function aCapture(id: string, change: Partial<Capture> = {}): Capture {
  return {
    id,
    run: 'A',
    type: 'heap',
    state: 'ready',
    progress: 1,
    error: null,
    createdAt: 1_000,
    trigger: 'request',
    seconds: null,
    span: null,
    sampleTypes: [{ type: 'inuse_space', unit: 'bytes' }],
    defaultSampleType: 'inuse_space',
    totals: [1],
    culprit: null,
    size: 4,
    ...change,
  };
}
