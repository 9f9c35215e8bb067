import { Scenario } from '@leakscope/protocol';
import { type About, catalogue } from '@leakscope/scenarios';

/** The scenarios as the contract lists them. */
export function listScenarios(): Scenario[] {
  return catalogue.map((about) => Scenario.parse({ ...about, causes: causesOf(about) }));
}

/** What the verdict finds in it, or what a control is taken for. */
export function causesOf(about: About): string[] {
  return [about.kind === 'control' ? about.looksLike : about.expects.cause];
}
