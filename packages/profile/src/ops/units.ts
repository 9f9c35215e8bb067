/**
 * The units that pprof converts into each other, by family, in the family's smallest. A kilobyte is
 * 1,024 bytes to it.
 */
const FAMILIES: readonly Readonly<Record<string, number>>[] = [
  {
    b: 1,
    byte: 1,
    kb: 2 ** 10,
    kbyte: 2 ** 10,
    kilobyte: 2 ** 10,
    mb: 2 ** 20,
    mbyte: 2 ** 20,
    megabyte: 2 ** 20,
    gb: 2 ** 30,
    gbyte: 2 ** 30,
    gigabyte: 2 ** 30,
    tb: 2 ** 40,
    tbyte: 2 ** 40,
    terabyte: 2 ** 40,
  },
  {
    ns: 1,
    nanosecond: 1,
    us: 1e3,
    μs: 1e3,
    µs: 1e3,
    microsecond: 1e3,
    ms: 1e6,
    millisecond: 1e6,
    s: 1e9,
    sec: 1e9,
    second: 1e9,
    hr: 3600e9,
    hour: 3600e9,
  },
];

/**
 * How many `to` are one `from`; undefined where that cannot be said. A unit that is not known
 * converts to itself alone.
 */
export function unitFactor(from: string, to: string): number | undefined {
  if (from === to) return 1;
  const [a, b] = [singular(from), singular(to)];
  if (a === b) return 1;
  for (const family of FAMILIES) {
    const [own, other] = [family[a], family[b]];
    if (own !== undefined && other !== undefined) return own / other;
  }
  return undefined;
}

/** `bytes` and `byte` are the same, `s` and `ms` have no plural to lose. */
function singular(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length > 2 && lower.endsWith('s') ? lower.slice(0, -1) : lower;
}
