/** The scenarios: what they are, their code, and the files a sandbox runs. */
export type { About, Cause, Control, Expectation, Leak } from './about.ts';
export { runnableFile, sourceFile, toSource } from './files.ts';
export {
  catalogue,
  describeScenario,
  findScenario,
  type RunnableScenario,
  type ScenarioDetail,
  type Source,
  type Sources,
  type Variant,
} from './scenarios.ts';
