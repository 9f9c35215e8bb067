import { z } from 'zod';
import { CaptureType } from './capture.ts';
import { Cause } from './verdict.ts';

/** A leak, or healthy code that looks like one. */
export const ScenarioKind = z.enum(['leak', 'control']);
export type ScenarioKind = z.infer<typeof ScenarioKind>;

/** How hard the leak is to find. */
export const Difficulty = z.enum(['easy', 'medium', 'hard']);
export type Difficulty = z.infer<typeof Difficulty>;

export const Scenario = z.object({
  id: z.string(),
  kind: ScenarioKind,
  title: z.string(),
  summary: z.string(),
  goAnalogue: z.string(),
  /** The sample fields that show the leak; of a control, those that seem to. */
  signature: z.array(z.string()),
  /** What the verdict finds; of a control, what one might take it for. */
  causes: z.array(Cause),
  /** The capture type that names the culprit. */
  capture: CaptureType,
  difficulty: Difficulty,
});
export type Scenario = z.infer<typeof Scenario>;

export const SourceFile = z.object({ path: z.string(), code: z.string() });
export type SourceFile = z.infer<typeof SourceFile>;

export const ScenarioDetail = Scenario.extend({
  /** A control has no leak: it runs as its `fixed` variant. */
  sources: z.object({ leak: SourceFile.optional(), fixed: SourceFile }),
  /** Paragraphs of plain text. */
  story: z.array(z.string()),
  watch: z.string(),
  /** Of a control: why it is healthy. */
  whyTheFixWorks: z.string(),
  realCases: z.array(z.object({ title: z.string(), url: z.string() })),
});
export type ScenarioDetail = z.infer<typeof ScenarioDetail>;
