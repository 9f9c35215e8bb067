import { MIN_MEMORY_CAP } from '@leakscope/protocol';

const GIB = 1024 ** 3;
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  KIB: 1024,
  MIB: 1024 ** 2,
  GIB,
};

/**
 * The memory cap of a sandbox when nobody names one: the smaller of 1 GiB and a quarter of what
 * there is, so that a leak and its fix run side by side with room to spare.
 *
 * @param available to this process, container limits included, in bytes
 */
export function defaultMemoryCap(available: number): number {
  return Math.max(MIN_MEMORY_CAP, Math.min(GIB, Math.floor(available / 4)));
}

/** `536870912`, `512MiB`, `0.5 GiB`; `undefined` where it is no size. */
export function parseBytes(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmg]ib)?$/i.exec(text.trim()) ?? [];
  const factor = UNITS[unit.toUpperCase()];
  return number === undefined || factor === undefined
    ? undefined
    : Math.floor(Number(number) * factor);
}
