import type { Finding, Variant, Verdict } from '@leakscope/protocol';
import { type About, catalogue, type Expectation } from '@leakscope/scenarios';

/** How far a measured amount may lie from a known one. */
const TOLERANCE = 0.05;

/** What a verification shall find on a version of Node: a leak with its culprit, or nothing. */
export function expectationOf(
  about: About,
  variant: Variant,
  major: number,
): Expectation | 'healthy' {
  if (about.kind === 'control' || variant === 'fixed') return 'healthy';
  return about.expectsOn?.(major) ?? about.expects;
}

/** What of a verdict is not as expected, a few words each; empty where all is. */
export function differencesFrom(
  expectation: Expectation | 'healthy',
  verdict: Pick<Verdict, 'leaking' | 'findings'>,
): string[] {
  if (expectation === 'healthy') return verdict.leaking ? ['called leaking, but is healthy'] : [];
  const { cause } = expectation;
  if (!verdict.leaking) return [`called healthy, but leaks ${cause}`];
  const finding = verdict.findings.find((found) => found.cause === cause);
  if (finding === undefined) {
    const causes = verdict.findings.map((found) => found.cause).join(', ');
    return [`${cause} expected among the findings: ${causes}`];
  }
  return [...amountDifference(expectation, finding), ...culpritDifference(expectation, finding)];
}

function amountDifference(
  { cause, perOperation: known }: Expectation,
  { perOperation: measured }: Finding,
): string[] {
  if (known === undefined) return [];
  const value = measured?.value ?? Number.NaN;
  if (Math.abs(value - known) <= TOLERANCE * known) return [];
  return [`${cause}: ${value} per operation, ${known} expected`];
}

function culpritDifference({ cause, culprit: known }: Expectation, { culprit }: Finding): string[] {
  const named = culprit?.function ?? 'nobody';
  const expected = typeof known === 'string' ? known : 'nobody';
  return named === expected ? [] : [`${cause}: put down to ${named}, ${expected} expected`];
}

/** As `differencesFrom`, for a verdict on a scenario of the catalogue. */
export function differencesOf(verdict: Verdict): string[] {
  const about = catalogue.find(({ id }) => id === verdict.scenario);
  if (about === undefined || verdict.variant === null) return [];
  const major = Number(/^v(\d+)/.exec(verdict.node)?.[1] ?? 0);
  return differencesFrom(expectationOf(about, verdict.variant, major), verdict);
}

/** The variants of a scenario, or `undefined` where there is none of that id. */
export function variantsOf(id: string): Variant[] | undefined {
  const about = catalogue.find((candidate) => candidate.id === id);
  if (about === undefined) return undefined;
  return about.kind === 'control' ? ['fixed'] : ['leak', 'fixed'];
}
