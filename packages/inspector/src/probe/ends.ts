/** Whether what somebody created has ended, where it may have and still be held. */

const { inspect } = process.getBuiltinModule('util');
const { MessagePort } = process.getBuiltinModule('worker_threads');

/** A handle of Node's, a timer, or a `Life`. */
export interface Handle {
  /** -1 once the native part of a handle is gone. */
  getAsyncId?(): number;
  /** Of handles that can be referenced, which FileHandles cannot. */
  readonly hasRef?: unknown;
  /** Negative once closed; of a socket also before it connects. */
  readonly fd?: number;
  /** Of timers. */
  readonly _destroyed?: boolean;
}

/** Stands for something that has no object of its own in JavaScript, such as a descriptor. */
export class Life {
  _destroyed = false;
}

interface Port {
  hasRef(): boolean;
  ref(): void;
  unref(): void;
}

const { hasRef, ref, unref } = MessagePort.prototype as unknown as Port;

/** A closed port cannot be referenced: nothing else tells it from one that is not. */
function isClosedPort(port: object): boolean {
  if (Reflect.apply(hasRef, port, [])) return false;
  Reflect.apply(ref, port, []);
  const open = Reflect.apply(hasRef, port, []);
  if (open) Reflect.apply(unref, port, []);
  return !open;
}

export function hasEnded(resource: Handle | undefined): boolean {
  if (resource === undefined || resource._destroyed === true) return true;
  if (resource instanceof MessagePort) return isClosedPort(resource);
  if (resource.getAsyncId?.() === -1) return true;
  return resource.hasRef === undefined && (resource.fd ?? 0) < 0;
}

/** All that the program may have set otherwise, and as little work as there can be. */
const SHALLOW = {
  colors: false,
  customInspect: false,
  depth: 0,
  getters: false,
  maxArrayLength: 0,
  maxStringLength: 0,
  showHidden: false,
  showProxy: false,
  sorted: false,
};
const PENDING = /^[^{]*\{\s*<pending>/;

/** Node has no other way to ask a promise that it leaves as it is. Costs a microsecond. */
export function isPending(promise: object): boolean {
  try {
    return PENDING.test(inspect(promise, SHALLOW));
  } catch {
    // What has been formatted is what it gave.
    return false;
  }
}
