import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

/** Until workers that exist have been announced. */
const ATTACH_MS = 200;

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
}

/**
 * What a page and its workers hold after a collection, in bytes: JavaScript objects, DOM objects
 * and the contents of typed arrays.
 */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const workers = new Workers(session);
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  await sleep(ATTACH_MS);
  await session.send('HeapProfiler.collectGarbage');
  let sum = sizeOf((await session.send('Runtime.getHeapUsage')) as HeapUsage);
  for (const worker of workers.sessions) {
    await workers.send(worker, 'HeapProfiler.collectGarbage');
    sum += sizeOf((await workers.send(worker, 'Runtime.getHeapUsage')) as HeapUsage);
  }
  await session.detach();
  return sum;
}

function sizeOf({ usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }: HeapUsage): number {
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/** The workers of a page, which the protocol reaches through the page's own session. */
class Workers {
  readonly sessions: string[] = [];
  readonly #page: CDPSession;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #id = 0;

  constructor(page: CDPSession) {
    this.#page = page;
    page.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.sessions.push(sessionId);
    });
    page.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
      if (id === undefined) return;
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    });
  }

  async send(sessionId: string, method: string): Promise<unknown> {
    const id = ++this.#id;
    const answered = new Promise((resolve) => this.#waiting.set(id, resolve));
    await this.#page.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method }),
    });
    return answered;
  }
}
