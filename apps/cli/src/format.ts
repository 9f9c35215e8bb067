const UNITS = ['B', 'KiB', 'MiB', 'GiB'];

/** Bytes with three significant figures: `10.0 MiB`. */
export function formatBytes(bytes: number): string {
  const size = Math.abs(bytes);
  const power = size < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(size) / 10));
  const value = bytes / 1024 ** power;
  const digits = power === 0 ? 0 : Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${UNITS[power]}`;
}
