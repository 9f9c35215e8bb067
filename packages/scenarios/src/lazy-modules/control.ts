import { setTimeout as delay } from 'node:timers/promises';

/** What a report can be made of; each needs a module that nothing else here has needed. */
const FORMATS = [
  () => import('node:zlib'),
  () => import('node:crypto'),
  () => import('node:readline'),
  () => import('node:http2'),
  () => import('node:dgram'),
  () => import('node:tls'),
  () => import('node:child_process'),
  () => import('node:worker_threads'),
  () => import('node:string_decoder'),
  () => import('node:inspector'),
  () => import('node:repl'),
  () => import('node:cluster'),
];

let reports = 0;

/** Makes a report; every twelfth is the first in its format, until each has been used. */
export default async function lazyModules(): Promise<string> {
  const format = FORMATS[Math.floor(reports++ / 12) % FORMATS.length];
  const module = await format?.();
  await delay(5);
  const rows = Array.from({ length: 100 }, (_, row) => ({ row, report: reports }));
  return JSON.stringify({ rows, functions: Object.keys(module ?? {}) });
}
