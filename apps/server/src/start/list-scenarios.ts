import { Scenario } from '@leakscope/protocol';
import { catalogue } from '@leakscope/scenarios';

/** The scenarios as the contract lists them. */
export function listScenarios(): Scenario[] {
  return catalogue.map((about) => Scenario.parse(about));
}
