import type { Capture, Run, Sample, Verification } from './contract.ts';
import { until } from './until.ts';

/** No request of these tests takes longer on a busy machine. */
const REQUEST_MS = 60_000;

/** Both variants on a machine that does much else. */
const VERIFY_MS = 90_000;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The body as JSON. @throws where it is none */
  json<T>(): T;
}

/** The HTTP contract of one server. */
export class Api {
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Sends a request as it is; `body` is sent as JSON unless it is text already. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const raw = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(new URL(path, this.origin), {
      method,
      redirect: 'manual',
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: raw }),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      json: <T>() => JSON.parse(text) as T,
    };
  }

  /** The JSON of an answer that must succeed. @throws with the answer where it does not */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await this.send(method, path, body);
    if (reply.status < 200 || reply.status > 299) {
      throw new Error(`${method} ${path} answered ${reply.status}: ${reply.text.slice(0, 500)}`);
    }
    return reply.json<T>();
  }

  start(scenario: string, more: { variant?: 'leak' | 'fixed'; memoryCap?: number } = {}) {
    return this.json<Run>('POST', '/api/runs', { scenario, variant: 'leak', ...more });
  }

  run(id: string): Promise<Run> {
    return this.json<Run>('GET', `/api/runs/${id}`);
  }

  async stop(id: string): Promise<void> {
    await this.send('DELETE', `/api/runs/${id}`);
  }

  /** Ends every run that still goes on, so that the next test finds the machine idle. */
  async stopAll(): Promise<void> {
    for (const { id, state } of await this.json<Run[]>('GET', '/api/runs')) {
      if (state === 'starting' || state === 'running') await this.stop(id);
    }
  }

  trigger(id: string, times: number): Promise<{ triggered: number }> {
    return this.json('POST', `/api/runs/${id}/trigger`, { times });
  }

  /** Collects garbage. The sample after it. */
  collect(id: string): Promise<Sample> {
    return this.json<Sample>('POST', `/api/runs/${id}/gc`);
  }

  /** Verifies a scenario and waits until it is over. */
  async verify(scenario: string): Promise<Verification> {
    const { id } = await this.json<Verification>('POST', '/api/verifications', { scenario });
    return until(
      `the verification of ${scenario}`,
      async () => {
        const now = await this.json<Verification>('GET', `/api/verifications/${id}`);
        return now.state !== 'running' && now;
      },
      VERIFY_MS,
    );
  }

  /** Takes a capture and waits until it is ready. */
  async capture(id: string, type: string, seconds?: number): Promise<Capture> {
    const body = seconds === undefined ? { type } : { type, seconds };
    const { id: capture } = await this.json<Capture>('POST', `/api/runs/${id}/captures`, body);
    return until(`the ${type} capture`, async () => {
      const now = await this.json<Capture>('GET', `/api/captures/${capture}`);
      if (now.state === 'failed') throw new Error(`the ${type} capture failed`);
      return now.state === 'ready' && now;
    });
  }
}
