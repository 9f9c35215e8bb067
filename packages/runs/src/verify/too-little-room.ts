import { RunError } from '../types.ts';
import type { Caps, Resource } from './calibrate.ts';

const NAMES: Readonly<Record<Resource, string>> = {
  rss: 'memory',
  heap: 'heap',
  threads: 'threads',
  contexts: 'contexts',
  fds: 'file descriptors',
  handles: 'handles',
  async: 'pending operations',
};

const TOO_FEW = 'room for too few operations to tell whether they leak';
const REMEDY = 'or let an operation do less';

/** Why there can be no verdict. @param full what has run out; memory where nothing else has */
export function tooLittleRoom(full: Resource | undefined, { memory, fds }: Caps): RunError {
  const ranOut = full ?? 'rss';
  if (ranOut === 'rss' && memory !== null) {
    const mib = Math.round(memory / 1024 ** 2);
    return new RunError(
      'at-cap',
      `The memory cap of ${mib} MiB leaves ${TOO_FEW}: raise it, ${REMEDY}.`,
    );
  }
  if (ranOut === 'fds' && fds !== null) {
    return new RunError(
      'at-cap',
      `The limit of ${fds} file descriptors leaves ${TOO_FEW}: raise it (ulimit -n), ${REMEDY}.`,
    );
  }
  return new RunError(
    'at-cap',
    `Each operation keeps so much (${NAMES[ranOut]}) that too few can be run to tell whether they leak: let an operation do less.`,
  );
}
