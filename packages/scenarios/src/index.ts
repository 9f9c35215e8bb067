/** The scenarios: what they are, their code, and the files a sandbox runs. */
export type { About } from './about.ts';
export { catalogue } from './catalogue.ts';
export { runnableFile, sourceFile, toSource } from './files.ts';
export {
  describeScenario,
  findScenario,
  type RunnableScenario,
  type ScenarioDetail,
  type Source,
  type Variant,
} from './scenarios.ts';
