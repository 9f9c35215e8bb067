/**
 * File descriptors opened by number. FileHandles tell of themselves; a descriptor is known only by
 * the calls that open and close it, which `fs.createReadStream` and its like make too.
 */
import { replaceCall, watchCall } from './calls.ts';
import { Life } from './ends.ts';
import { type Creation, creation, resourceBegan } from './resources.ts';

const fs = process.getBuiltinModule('fs');

const open = new Map<number, Life>();

/** Who created a stream that will open its file in a later tick, where the stack says nothing. */
const streams = new WeakMap<object, Creation>();
/** Of the stream that opens its file now. */
let opener: Creation | undefined;

function fileOpened(fd: unknown, created: Creation): void {
  if (typeof fd !== 'number') return;
  // Who closed it before, nobody saw.
  fileClosed(fd);
  const life = new Life();
  open.set(fd, life);
  resourceBegan('file', life, created);
}

function fileClosed(fd: unknown): void {
  const life = open.get(fd as number);
  if (life === undefined) return;
  life._destroyed = true;
  open.delete(fd as number);
}

function watchStreams(create: 'createReadStream' | 'createWriteStream', prototype: object) {
  const { _construct: construct } = prototype as { _construct?: (...args: unknown[]) => unknown };
  if (construct === undefined) return [];
  return [
    watchCall(fs, create, {
      leave(_args, stream, wrapper) {
        if (stream instanceof Object) streams.set(stream, creation(wrapper));
      },
    }),
    replaceCall(prototype, '_construct', function wrapsConstruct(this: unknown, ...args) {
      opener = streams.get(this as object);
      streams.delete(this as object);
      try {
        return Reflect.apply(construct, this, args);
      } finally {
        opener = undefined;
      }
    }),
  ];
}

/** Returns what ends the watching. */
export function watchFiles(): () => void {
  const undo = [
    watchCall(fs, 'openSync', {
      leave: (_args, fd, wrapper) => fileOpened(fd, creation(wrapper)),
    }),
    watchCall(fs, 'open', {
      enter(args, wrapper) {
        const callback = args.at(-1);
        if (typeof callback !== 'function') return args;
        const created = opener ?? creation(wrapper);
        return args.with(-1, function wrapsCallback(this: unknown, ...results: unknown[]) {
          fileOpened(results[1], created);
          Reflect.apply(callback, this, results);
        });
      },
    }),
    ...watchStreams('createReadStream', fs.ReadStream.prototype),
    ...watchStreams('createWriteStream', fs.WriteStream.prototype),
    watchCall(fs, 'closeSync', { leave: ([fd]) => fileClosed(fd) }),
    watchCall(fs, 'close', { leave: ([fd]) => fileClosed(fd) }),
  ];
  return () => {
    for (const restore of undo) restore();
    open.clear();
  };
}

/**
 * Notices descriptors that were closed past the watched calls: by a socket that took one over, or
 * through a reference taken before. A system call for each: for captures only.
 */
export function checkFiles(): void {
  for (const fd of open.keys()) {
    try {
      fs.fstatSync(fd);
    } catch {
      fileClosed(fd);
    }
  }
}
