import type {
  Capture,
  EventData,
  EventName,
  Run,
  RunState,
  Sample,
  SampleColumns,
} from '@leakscope/protocol';
import type { Connection } from './connection.ts';
import { EventClient, type Source } from './event-client.ts';
import { loadHistory, type LoadSamples, loadSince } from './load-history.ts';
import { RunData } from './run-data.ts';

/** Samples held back while the ones before them are being loaded: a minute. */
const MAX_HELD_BACK = 240;

const finalStates: readonly RunState[] = ['stopped', 'crashed', 'out-of-memory'];

/** Whether a run is over: nothing more will come of it. */
export function hasEnded(run: Run): boolean {
  return finalStates.includes(run.state);
}

export interface WatcherOptions {
  loadRun: (id: string, signal: AbortSignal) => Promise<Run>;
  /** Samples later than `from` (epoch milliseconds), thinned to `points`. */
  loadSamples: (
    id: string,
    query: { from?: number; points: number },
    signal: AbortSignal,
  ) => Promise<SampleColumns>;
  open: (url: string) => Source;
  onCapture: (capture: Capture) => void;
  onRun: (run: Run) => void;
  /** Calls back before the next paint; in a browser, `requestAnimationFrame`. */
  frame: (callback: () => void) => void;
}

/**
 * The runs a page watches: loads what was, follows what comes, keeps both in bounded buffers, and
 * tells its listeners at most once per frame.
 */
export class Watcher {
  readonly #options: WatcherOptions;
  readonly #runs = new Map<string, RunData>();
  readonly #heldBack = new Map<string, Sample[]>();
  readonly #listeners = new Set<() => void>();
  readonly #loading = new Map<string, AbortController>();
  readonly #client: EventClient;
  #connection: Connection = { phase: 'idle' };
  #unreadable = 0;
  #scheduled = false;
  #version = 0;

  constructor(options: WatcherOptions) {
    this.#options = options;
    this.#client = new EventClient({
      open: options.open,
      onEvent: (name, data) => this.#receive(name, data),
      onConnection: (connection) => {
        this.#connection = connection;
        this.#changed();
      },
      onFresh: () => this.#catchUpAll(),
      onUnreadable: () => {
        this.#unreadable += 1;
        this.#changed();
      },
    });
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Events that did not fit their schema. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Rises with every change that listeners have been told of. */
  get version(): number {
    return this.#version;
  }

  data(id: string): RunData | undefined {
    return this.#runs.get(id);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Watches exactly these runs; those already watched keep what they have. None lets go of all. */
  watch(ids: readonly string[]): void {
    for (const id of this.#runs.keys()) {
      if (!ids.includes(id)) this.#forget(id);
    }
    for (const id of ids) {
      if (this.#runs.has(id)) continue;
      const data = new RunData(id);
      this.#runs.set(id, data);
      void this.#begin(data);
    }
    this.#follow();
  }

  /** Loads a run again whose loading has failed. */
  retry(id: string): void {
    const data = this.#runs.get(id);
    if (data === undefined) return;
    data.readiness = 'loading';
    this.#changed();
    void this.#begin(data);
  }

  retryConnection(): void {
    this.#client.retryNow();
  }

  #forget(id: string): void {
    this.#loading.get(id)?.abort();
    this.#loading.delete(id);
    this.#heldBack.delete(id);
    this.#runs.delete(id);
  }

  async #begin(data: RunData): Promise<void> {
    try {
      data.setRun(await this.#options.loadRun(data.id, this.#signalOf(data.id)));
      await loadHistory(data, this.#samplesOf(data.id));
      data.readiness = 'ready';
    } catch (error) {
      data.readiness = { error };
    }
    if (this.#runs.get(data.id) !== data) return;
    this.#release(data);
    this.#follow();
  }

  /** Fills what a new connection cannot know of. A run that is still being loaded needs nothing. */
  #catchUpAll(): void {
    for (const data of this.#runs.values()) {
      if (data.readiness === 'ready') void this.#catchUp(data);
    }
  }

  async #catchUp(data: RunData): Promise<void> {
    if (this.#heldBack.has(data.id)) return;
    this.#heldBack.set(data.id, []);
    try {
      await loadSince(data, this.#samplesOf(data.id));
    } catch {
      // The line then shows a hole, which is the truth; what comes is drawn after it.
    }
    if (this.#runs.get(data.id) === data) this.#release(data);
  }

  #samplesOf(id: string): LoadSamples {
    const signal = this.#signalOf(id);
    return (query) => this.#options.loadSamples(id, query, signal);
  }

  #signalOf(id: string): AbortSignal {
    const controller = this.#loading.get(id) ?? new AbortController();
    this.#loading.set(id, controller);
    return controller.signal;
  }

  #release(data: RunData): void {
    for (const sample of this.#heldBack.get(data.id) ?? []) data.append(sample);
    this.#heldBack.delete(data.id);
    this.#changed();
  }

  /** Follows what is loaded and still alive. */
  #follow(): void {
    const alive = [...this.#runs.values()].filter(({ run }) => run !== undefined && !hasEnded(run));
    this.#client.watch(alive.map(({ id }) => id));
    this.#changed();
  }

  #receive<Name extends EventName>(name: Name, data: EventData[Name]): void {
    const event = { name, data } as {
      [N in EventName]: { name: N; data: EventData[N] };
    }[EventName];
    switch (event.name) {
      case 'hello':
        this.#hello(event.data);
        break;
      case 'sample':
        this.#sample(event.data);
        break;
      case 'gc':
        this.#runs.get(event.data.run)?.appendCollection(event.data);
        break;
      case 'capture':
        this.#options.onCapture(event.data);
        break;
      case 'load':
        this.#runs.get(event.data.run)?.appendLoad(event.data);
        break;
      case 'verdict':
        this.#runs.get(event.data.run)?.setVerdict(event.data);
        break;
      case 'state':
        this.#update(event.data.run);
        break;
      case 'gap': {
        const gapped = this.#runs.get(event.data.run);
        if (gapped?.readiness === 'ready') void this.#catchUp(gapped);
        break;
      }
    }
    this.#changed();
  }

  #hello({ run, series }: EventData['hello']): void {
    const data = this.#runs.get(run.id);
    if (data !== undefined) data.series = series;
    this.#update(run);
  }

  #sample(event: EventData['sample']): void {
    const data = this.#runs.get(event.run);
    if (data === undefined) return;
    if (data.readiness === 'loading' && !this.#heldBack.has(data.id))
      this.#heldBack.set(data.id, []);
    const held = this.#heldBack.get(data.id);
    if (held === undefined) data.append(event);
    else if (held.length < MAX_HELD_BACK) held.push(event);
  }

  #update(run: Run): void {
    const data = this.#runs.get(run.id);
    if (data === undefined) return;
    data.setRun(run);
    this.#options.onRun(run);
    this.#follow();
  }

  #changed(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#options.frame(() => {
      this.#scheduled = false;
      this.#version += 1;
      for (const listener of this.#listeners) listener();
    });
  }
}
