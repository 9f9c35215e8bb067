/** How a series goes without its noise: the share of its growth after the share `u` of the operations. */
export type Shape = (u: number) => number;

/** Draws a shape. `random` gives numbers from 0 to 1. */
export type Family = (random: () => number) => Shape;

/** As many stretches as an uneven leak has rates. */
const RATES = 24;

function between(random: () => number, low: number, high: number): number {
  return low + (high - low) * random();
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** Every operation retains the same. */
const steady: Family = () => (u) => u;

/** Every stretch grows, by between half and one and a half of the mean. */
const uneven: Family = (random) => {
  const parts = Array.from({ length: RATES }, () => between(random, 0.5, 1.5));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return (u) => {
    const place = u * parts.length;
    const whole = Math.floor(place);
    const before = parts.slice(0, whole).reduce((sum, part) => sum + part, 0);
    return (before + (place - whole) * (parts[whole] ?? 0)) / total;
  };
};

/** Grows by the same after a beginning that grows, or falls, as much again and then ends. */
const afterWarmUp: Family = (random) => {
  const height = between(random, -0.5, 1);
  const time = between(random, 0.02, 0.1);
  return (u) => u + height * (1 - Math.exp(-u / time));
};

/** Fills to a bound: at a constant rate, as a cache does, or ever more slowly, as code warms up. */
const saturating: Family = (random) => {
  if (random() < 0.5) {
    const full = between(random, 0.05, 0.5);
    return (u) => clamp(u / full);
  }
  const time = between(random, 0.03, 0.2);
  return (u) => 1 - Math.exp(-u / time);
};

/** Rises once or twice, at any time, and stays. */
const stepped: Family = (random) => {
  const at = Array.from({ length: random() < 0.5 ? 1 : 2 }, () => between(random, 0.05, 0.95));
  const first = at.length === 1 ? 1 : between(random, 0.25, 0.75);
  return (u) => (u >= (at[0] ?? 1) ? first : 0) + (u >= (at[1] ?? 1) ? 1 - first : 0);
};

/** Rises and falls back at once: two to eight teeth. */
const sawtooth: Family = (random) => {
  const period = between(random, 1 / 8, 1 / 2);
  const phase = random();
  return (u) => (u / period + phase) % 1;
};

/** Rises for a while and goes back, at a constant rate or ever more slowly. */
const driftingBack: Family = (random) => {
  const top = between(random, 0.1, 0.5);
  const back = between(random, top + 0.2, 1);
  const time = between(random, 0.05, 0.25);
  const straight = random() < 0.5;
  return (u) => {
    if (u < top) return u / top;
    return straight ? clamp((back - u) / (back - top)) : Math.exp((top - u) / time);
  };
};

export const LEAKS: Readonly<Record<string, Family>> = {
  steady,
  uneven,
  'after a warm-up': afterWarmUp,
};

export const HEALTHY: Readonly<Record<string, Family>> = {
  flat: () => () => 0,
  saturating,
  stepped,
  sawtooth,
  'drifting back': driftingBack,
};
