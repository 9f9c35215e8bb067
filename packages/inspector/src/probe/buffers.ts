/**
 * Memory outside the V8 heap, by the stack that asked for it.
 *
 * V8's sampling profiler sees only the small wrapper of a Buffer. The calls that create stores are
 * wrapped instead, and the stores sampled by bytes; see `store-sampler.ts`.
 */
import { replaceCall } from './calls.ts';
import { internStack, takeStack } from './stacks.ts';
import { StoreSampler } from './store-sampler.ts';

const { performance } = process.getBuiltinModule('perf_hooks');

/** Past this many recorded stores every other one is let go. */
const MAX_STORES = 50_000;

interface StoreRecord {
  /** Lives as long as the store. */
  readonly token: WeakRef<object>;
  readonly size: number;
  /** When it was created, epoch milliseconds. */
  readonly at: number;
  readonly stack: number;
  /** With which probability it is here. */
  readonly p: number;
}

/** A burst of some hundred stores is whole; after that a twentieth of a percent of a core. */
const sampler = new StoreSampler({ burst: 400, perSecond: 10 }, performance.now());
/**
 * What a record has in place of a store. V8's minor collections take a WeakRef for a strong
 * reference, but not a key of a WeakMap: so a store of many megabytes dies as early as if nobody
 * looked, and only its token waits for the next major collection.
 */
const tokens = new WeakMap<ArrayBufferLike, object>();
const records = new Set<StoreRecord>();
/** Bytes asked for through the wrapped calls since installation, exact. */
let allocated = 0;
/** Recorded in the open window of `allocs`, dead ones included. */
const recent = new Set<StoreRecord>();
let windowOpen = false;

/** Lets every other one go; those that stay stand for twice as much. */
function halve(list: Set<StoreRecord>): void {
  const all = Array.from(list);
  list.clear();
  for (const record of all) {
    if (Math.random() < 0.5) list.add({ ...record, p: record.p / 2 });
  }
}

/** Ends a sampling period, at `now` milliseconds. */
export function ageBuffers(now: number): void {
  sampler.turn(now);
}

function note(store: ArrayBufferLike, size: number, caller: (...args: never[]) => unknown): void {
  allocated += size;
  const p = sampler.take(size);
  if (p === 0) return;
  const stack = internStack(takeStack(caller), false);
  const token = {};
  tokens.set(store, token);
  const record = { token: new WeakRef(token), size, at: Date.now(), stack, p };
  records.add(record);
  if (windowOpen) recent.add(record);
  if (records.size > MAX_STORES) {
    sweepBuffers();
    if (records.size > MAX_STORES / 2) halve(records);
  }
  if (recent.size > MAX_STORES) halve(recent);
}

/** Forgets the stores that have been collected. Worth its cost after a full collection. */
export function sweepBuffers(): void {
  for (const record of records) if (record.token.deref() === undefined) records.delete(record);
}

type Creator = (this: unknown, ...args: unknown[]) => Uint8Array;

/** A slab of the pool counts when its first slice is handed out, for the pool keeps no list. */
function noteBuffer(view: Uint8Array, wrapper: (...args: never[]) => unknown): void {
  const size = view.buffer.byteLength;
  if (size === view.byteLength || view.byteOffset === 0) note(view.buffer, size, wrapper);
}

let nested = false;

function wrapBufferCall(name: string): () => void {
  const original = (Buffer as unknown as Record<string, Creator>)[name];
  if (original === undefined) return () => {};
  let active = true;
  const wrapper: Creator = function wrapsCall(...args) {
    if (!active || nested) return Reflect.apply(original, this, args);
    // Some of these calls are made of others.
    nested = true;
    let view: Uint8Array;
    try {
      view = Reflect.apply(original, this, args);
    } finally {
      nested = false;
    }
    if (view.byteLength > 0 && !isStore(args[0])) noteBuffer(view, wrapper);
    return view;
  };
  const restore = replaceCall(Buffer, name, wrapper);
  return () => {
    active = false;
    restore();
  };
}

/** A Buffer over somebody's store creates none. */
function isStore(value: unknown): boolean {
  return value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;
}

type StoreConstructor = new (...args: unknown[]) => ArrayBufferLike | ArrayBufferView;

/** Small typed arrays live inside the V8 heap (`v8_typed_array_max_size_in_heap`). */
const ON_HEAP = 64;

function wrapConstructor(name: string): () => void {
  const globals = globalThis as unknown as Record<string, StoreConstructor>;
  const original = globals[name];
  if (original === undefined) return () => {};
  let active = true;
  const wrapper: StoreConstructor = new Proxy(original, {
    construct: function wrapsConstruct(target, args: unknown[], newTarget) {
      const made = Reflect.construct(target, args, newTarget === wrapper ? target : newTarget) as
        | ArrayBufferLike
        | ArrayBufferView;
      if (active && !(ArrayBuffer.isView(made) && isStore(args[0]))) {
        const store = ArrayBuffer.isView(made) ? made.buffer : made;
        if (store.byteLength > ON_HEAP) note(store, store.byteLength, wrapsConstruct);
      }
      return made;
    },
  });
  globals[name] = wrapper;
  original.prototype.constructor = wrapper;
  return () => {
    active = false;
    original.prototype.constructor = original;
    if (globals[name] === wrapper) globals[name] = original;
  };
}

const BUFFER_CALLS = ['alloc', 'allocUnsafe', 'allocUnsafeSlow', 'from', 'concat'];
const CONSTRUCTORS = [
  'ArrayBuffer',
  'SharedArrayBuffer',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
];

/**
 * Wraps the creating calls; global constructors only where `constructors` says so, because wrapping
 * changes their identity. Returns what undoes it.
 */
export function watchBuffers(constructors: boolean): () => void {
  const undo = BUFFER_CALLS.map(wrapBufferCall);
  if (constructors) undo.push(...CONSTRUCTORS.map(wrapConstructor));
  return () => {
    for (const restore of undo) restore();
    records.clear();
    recent.clear();
  };
}

export function offHeapAllocated(): number {
  return allocated;
}

/** Off-heap bytes of one stack. */
export interface StackBytes {
  stack: number;
  count: number;
  bytes: number;
  /** Of the estimate `bytes`, in bytes squared. */
  variance: number;
}

function byStack(list: Iterable<StoreRecord>): StackBytes[] {
  const sums = new Map<number, StackBytes>();
  for (const { size, stack, p } of list) {
    let sum = sums.get(stack);
    if (sum === undefined) sums.set(stack, (sum = { stack, count: 0, bytes: 0, variance: 0 }));
    sum.count += 1 / p;
    sum.bytes += size / p;
    sum.variance += (size / p) ** 2 * (1 - p);
  }
  return [...sums.values()];
}

/**
 * What was created from `from` to `to` (epoch milliseconds) and is alive. Exact in its deaths only
 * after a full collection.
 */
export function liveBuffers(from: number, to: number): StackBytes[] {
  sweepBuffers();
  return byStack(Array.from(records).filter(({ at }) => at >= from && at < to));
}

export function openWindow(): void {
  recent.clear();
  windowOpen = true;
}

/** Everything created since `openWindow`, collected or not. */
export function closeWindow(): StackBytes[] {
  windowOpen = false;
  const stacks = byStack(recent);
  recent.clear();
  return stacks;
}
