import { WebSocket } from 'ws';

/** A call of the inspector that did not succeed. */
export class InspectorError extends Error {
  override readonly name = 'InspectorError';
  readonly code: 'closed' | 'timeout' | 'refused' | 'protocol';

  constructor(code: InspectorError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** What can carry calls to an inspector: a WebSocket, or `node:inspector` inside the process. */
export interface Session {
  /**
   * Calls a method of the Chrome DevTools Protocol.
   * @throws InspectorError
   */
  post(method: string, params?: object, timeoutMs?: number): Promise<unknown>;
  /** Calls back for each notification of a method. Returns what stops it. */
  on(method: string, listener: (params: unknown) => void): () => void;
  close(): void;
}

/** Native code that holds the thread (a large `JSON.parse`, a collection) was seen to take 2 s. */
const CALL_TIMEOUT_MS = 30_000;
/** A profile of a large program is some tens of megabytes of JSON; more than this is not one. */
const MAX_MESSAGE = 512 * 1024 * 1024;

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Call {
  resolve(result: unknown): void;
  reject(error: InspectorError): void;
  timer: NodeJS.Timeout;
}

/** A session over the inspector's WebSocket. It ends by itself when the process wants to. */
export class WebSocketSession implements Session {
  readonly #socket: WebSocket;
  readonly #calls = new Map<number, Call>();
  readonly #listeners = new Map<string, Set<(params: unknown) => void>>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      if (Buffer.isBuffer(data)) this.#receive(data.toString('utf8'));
    });
    socket.on('close', () => this.#fail());
    socket.on('error', () => socket.terminate());
  }

  /** @throws InspectorError `refused` where nothing answers at `url` in time. */
  static async connect(url: string, timeoutMs = 5000): Promise<WebSocketSession> {
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      maxPayload: MAX_MESSAGE,
      handshakeTimeout: timeoutMs,
      followRedirects: false,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', () =>
        reject(new InspectorError('refused', 'The inspector of the process does not answer.')),
      );
    });
    const session = new WebSocketSession(socket);
    // An ending process waits for its inspector's clients to leave: leave when it says so.
    session.on('NodeRuntime.waitingForDisconnect', () => session.close());
    await session.post('NodeRuntime.notifyWhenWaitingForDisconnect', { enabled: true }, timeoutMs);
    return session;
  }

  post(method: string, params: object = {}, timeoutMs = CALL_TIMEOUT_MS): Promise<unknown> {
    if (this.#socket.readyState !== WebSocket.OPEN) {
      return Promise.reject(new InspectorError('closed', 'The process has closed its inspector.'));
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#calls.delete(id);
        reject(new InspectorError('timeout', `${method} took longer than ${timeoutMs} ms.`));
      }, timeoutMs);
      this.#calls.set(id, { resolve, reject, timer });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  on(method: string, listener: (params: unknown) => void): () => void {
    const listeners = this.#listeners.get(method) ?? new Set();
    this.#listeners.set(method, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  close(): void {
    this.#socket.terminate();
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message.id === undefined) {
      for (const listener of this.#listeners.get(message.method ?? '') ?? []) {
        listener(message.params);
      }
      return;
    }
    const call = this.#calls.get(message.id);
    if (call === undefined) return;
    this.#calls.delete(message.id);
    clearTimeout(call.timer);
    if (message.error === undefined) call.resolve(message.result);
    else call.reject(new InspectorError('protocol', message.error.message));
  }

  #fail(): void {
    for (const { reject, timer } of this.#calls.values()) {
      clearTimeout(timer);
      reject(new InspectorError('closed', 'The process has closed its inspector.'));
    }
    this.#calls.clear();
    for (const listener of this.#listeners.get('close') ?? []) listener(undefined);
  }
}
