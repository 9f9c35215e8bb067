import type { About } from './about.ts';

/** Where everybody begins: one leak of each common kind, simplest first. */
const FIRST = ['slice', 'goroutine', 'httpclient', 'cache'];
const DIFFICULTY = ['easy', 'medium', 'hard'];

function rank({ id, kind, difficulty }: About): number {
  const first = FIRST.indexOf(id);
  if (first >= 0) return first - FIRST.length;
  return (kind === 'control' ? DIFFICULTY.length : 0) + DIFFICULTY.indexOf(difficulty);
}

/** The order of the gallery: the first ones, then the leaks from easy to hard, then the controls. */
export function inOrder(abouts: readonly About[]): About[] {
  return abouts.toSorted((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'en'));
}
