import { type EventData, type EventName, events } from '@leakscope/protocol';
import { advance, type Connection, type ConnectionEvent } from './connection.ts';

/** A live run sends four samples a second; after so long without any the connection is given up. */
const SILENCE_MS = 15_000;

/** The part of the browser's EventSource that is used. */
export type Source = Pick<EventTarget, 'addEventListener'> &
  Pick<EventSource, 'close' | 'readyState'>;

export interface EventClientOptions {
  /** Opens a stream of these runs. */
  open: (url: string) => Source;
  onEvent: <Name extends EventName>(name: Name, data: EventData[Name]) => void;
  onConnection: (connection: Connection) => void;
  /** A new stream is open that does not know what the last one had sent. */
  onFresh: () => void;
  /** An event did not fit its schema: the server is probably newer than the page. */
  onUnreadable: () => void;
}

const CLOSED = 2;

/**
 * One connection for all the runs that are watched. A broken one is resumed by the browser, which
 * tells the server its last event; where that fails it is opened anew, at growing intervals.
 */
export class EventClient {
  readonly #options: EventClientOptions;
  #connection: Connection = { phase: 'idle' };
  #source: Source | undefined;
  #url = '';
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(options: EventClientOptions) {
    this.#options = options;
  }

  /** Watches these runs from now on; none closes the connection. */
  watch(runs: readonly string[]): void {
    const query = runs.map((run) => `run=${encodeURIComponent(run)}`).join('&');
    const url = runs.length === 0 ? '' : `/api/events?${query}`;
    if (url === this.#url) return;
    this.#url = url;
    this.#shut();
    this.#advance({ type: url === '' ? 'finished' : 'start' });
    if (url !== '') this.#open();
  }

  /** Tries again at once if it is waiting, as when the network is back. */
  retryNow(): void {
    if (this.#connection.phase !== 'waiting') return;
    clearTimeout(this.#retry);
    this.#advance({ type: 'due' });
    this.#open();
  }

  #open(): void {
    const source = this.#options.open(this.#url);
    this.#source = source;
    let fresh = true;
    source.addEventListener('open', () => {
      this.#advance({ type: 'opened' });
      if (fresh) this.#options.onFresh();
      fresh = false;
    });
    source.addEventListener('error', () => this.#failed(source.readyState === CLOSED));
    for (const name of Object.keys(events) as EventName[]) {
      source.addEventListener(name, (event) => this.#receive(name, event as MessageEvent<string>));
    }
    this.#expectEvents();
  }

  #receive<Name extends EventName>(name: Name, event: MessageEvent<string>): void {
    this.#expectEvents();
    const parsed = parse(name, event.data);
    if (parsed === undefined) this.#options.onUnreadable();
    else this.#options.onEvent(name, parsed);
  }

  #failed(gaveUp: boolean): void {
    this.#advance({ type: gaveUp ? 'lost' : 'dropped', now: Date.now() });
    if (this.#connection.phase === 'waiting') this.#waitToReopen(this.#connection.retryAt);
  }

  #waitToReopen(retryAt: number): void {
    this.#shut();
    this.#retry = setTimeout(() => this.retryNow(), retryAt - Date.now());
  }

  #expectEvents(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#failed(true), SILENCE_MS);
  }

  #shut(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = undefined;
  }

  #advance(event: ConnectionEvent): void {
    this.#connection = advance(this.#connection, event);
    this.#options.onConnection(this.#connection);
  }
}

function parse<Name extends EventName>(name: Name, data: string): EventData[Name] | undefined {
  try {
    return events[name].parse(JSON.parse(data)) as EventData[Name];
  } catch {
    return undefined;
  }
}
