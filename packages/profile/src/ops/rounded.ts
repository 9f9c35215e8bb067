/** The nearest whole number, halves away from zero as in Go, so that signs do not matter. */
export function rounded(value: number): number {
  return value < 0 ? 0 - Math.round(-value) : Math.round(value);
}
