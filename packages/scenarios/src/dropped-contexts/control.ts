import { runInNewContext } from 'node:vm';

let calculated = 0;

/** Evaluates two formulas of a user, each in a context that nobody keeps. */
export default function droppedContexts(): void {
  for (let i = 0; i < 2; i++) {
    const total: unknown = runInNewContext('prices.reduce((a, b) => a + b)', { prices: [i, 2, 3] });
    calculated += Number(total);
  }
}
