import { Session as NodeSession } from 'node:inspector';
import { InspectorError, type Session } from './session.ts';

/** A session inside the watched process, or the watched thread, itself. */
export class InProcessSession implements Session {
  readonly #session = new NodeSession();
  #isOpen = true;

  constructor() {
    this.#session.connect();
  }

  post(method: string, params: object = {}): Promise<unknown> {
    if (!this.#isOpen) {
      return Promise.reject(new InspectorError('closed', 'The session has been closed.'));
    }
    return new Promise((resolve, reject) => {
      this.#session.post(method, params, (error, result) => {
        if (error === null) resolve(result);
        else reject(new InspectorError('protocol', error.message));
      });
    });
  }

  on(method: string, listener: (params: unknown) => void): () => void {
    const heard = (message: { params?: unknown }) => listener(message.params);
    this.#session.on(method, heard);
    return () => this.#session.off(method, heard);
  }

  close(): void {
    this.#isOpen = false;
    this.#session.disconnect();
  }
}
