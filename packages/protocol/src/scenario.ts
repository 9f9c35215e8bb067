import { z } from 'zod';
import { CaptureType } from './capture.ts';

export const Scenario = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  goAnalogue: z.string(),
  /** The sample fields that show the leak. */
  signature: z.array(z.string()),
  /** The capture type that names the culprit. */
  capture: CaptureType,
});
export type Scenario = z.infer<typeof Scenario>;

export const SourceFile = z.object({ path: z.string(), code: z.string() });
export type SourceFile = z.infer<typeof SourceFile>;

export const ScenarioDetail = Scenario.extend({
  sources: z.object({ leak: SourceFile, fixed: SourceFile }),
  /** Paragraphs of plain text. */
  story: z.array(z.string()),
  watch: z.string(),
  whyTheFixWorks: z.string(),
  realCases: z.array(z.object({ title: z.string(), url: z.string() })),
});
export type ScenarioDetail = z.infer<typeof ScenarioDetail>;
