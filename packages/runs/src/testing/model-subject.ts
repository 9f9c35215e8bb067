import { type Frame, type Profile, ProfileBuilder } from '@leakscope/profile';
import type { Sample } from '@leakscope/protocol';
import type { Order, Subject } from '../verify/subject.ts';

const MIB = 1024 ** 2;

function emptyProfile(): Profile {
  return new ProfileBuilder({
    sampleTypes: [{ type: 'inuse_space', unit: 'bytes' }],
    defaultSampleType: 'inuse_space',
    periodType: { type: 'space', unit: 'bytes' },
    period: 1,
    timeNanos: 0n,
    mappingFile: '',
    comments: [],
  }).build();
}

/** What a process would say after so many operations. */
export type Model = (operations: number) => Partial<Sample>;

/** A subject without a process: its samples follow from how many operations it was given. */
export class ModelSubject implements Subject {
  readonly node = process.version;
  readonly memoryCap: number | null;
  readonly iterations = null;
  readonly orders: Order[] = [];
  operations = 0;
  readonly #model: Model;

  constructor(model: Model, memoryCap: number | null = 1024 * MIB) {
    this.#model = model;
    this.memoryCap = memoryCap;
  }

  async fdLimit(): Promise<null> {
    return null;
  }

  isOwn(): boolean {
    return false;
  }

  async original(frame: Frame): Promise<Frame> {
    return frame;
  }

  async operate(order: Order): Promise<{ done: number }> {
    this.orders.push(order);
    const room = order.maxRss ?? Number.POSITIVE_INFINITY;
    const cap = this.memoryCap ?? Number.POSITIVE_INFINITY;
    let done = 0;
    while (done < order.times) {
      const rss = (await this.read()).rss ?? 0;
      if (rss >= cap || (done > 0 && rss >= room)) break;
      this.operations++;
      done++;
    }
    return { done };
  }

  async read(): Promise<Sample> {
    return {
      t: Date.now(),
      rss: 50 * MIB,
      heapTotal: 6 * MIB,
      heapUsed: 4 * MIB,
      external: 2 * MIB,
      arrayBuffers: MIB,
      liveHeap: 4 * MIB,
      allocated: 0,
      freed: 0,
      nativeContexts: 1,
      handles: { Timeout: 1 },
      pendingAsync: 0,
      fds: 20,
      threads: 11,
      loopDelayP99Ms: 1,
      sinceLoopTurnMs: 1,
      cpuPercent: 1,
      operations: this.operations,
      ...this.#model(this.operations),
    };
  }

  async collect(): Promise<Sample> {
    return await this.read();
  }

  async unload(): Promise<void> {}

  async codeBytes(): Promise<number> {
    return 0;
  }

  async keep(): Promise<void> {}

  async heap(): Promise<Profile> {
    return emptyProfile();
  }

  async async(): Promise<Profile> {
    return emptyProfile();
  }
}
