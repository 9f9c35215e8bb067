/**
 * File descriptors opened by number. FileHandles tell of themselves; a descriptor is known only by
 * the calls that open and close it, which `fs.createReadStream` and its like make too.
 */
import { watchCall } from './calls.ts';
import { Life } from './ends.ts';
import type { Creation } from './creations.ts';
import { ownCreation, resourceBegan } from './resources.ts';

const fs = process.getBuiltinModule('fs');

const open = new Map<number, Life>();

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

/** Returns what ends the watching. */
export function watchFiles(): () => void {
  const undo = [
    watchCall(fs, 'openSync', {
      leave: (_args, fd, wrapper) => fileOpened(fd, ownCreation(wrapper)),
    }),
    watchCall(fs, 'open', {
      enter(args, wrapper) {
        const callback = args.at(-1);
        if (typeof callback !== 'function') return args;
        const created = ownCreation(wrapper);
        return args.with(-1, function wrapsCallback(this: unknown, ...results: unknown[]) {
          fileOpened(results[1], created);
          Reflect.apply(callback, this, results);
        });
      },
    }),
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
