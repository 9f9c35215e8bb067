import {
  Capture,
  CreateCapture,
  CreateLoad,
  CreateRun,
  CreateVerification,
  Load,
  Problem,
  Run,
  Sample,
  SampleColumns,
  Scenario,
  ScenarioDetail,
  Trigger,
  Triggered,
  Verification,
} from '@leakscope/protocol';
import { z } from 'zod';

const Health = z.object({ status: z.literal('ok'), version: z.string() });
const SeedTriggered = z.object({
  status: z.enum(['leak triggered', 'fix triggered']),
  scenario: z.string(),
  run: z.string(),
  triggered: z.number().int(),
});

const requests = { CreateRun, CreateCapture, CreateLoad, Trigger, CreateVerification };
const answers = {
  Capture,
  Health,
  Load,
  Problem,
  Run,
  Sample,
  SampleColumns,
  Scenario,
  ScenarioDetail,
  SeedTriggered,
  Triggered,
  Verification,
};

/** The schemas of bodies by name, as JSON Schema. What has a default may be left out of a request. */
export function jsonSchemas(): Record<string, unknown> {
  const convert = (schemas: Record<string, z.ZodType>, io: 'input' | 'output') =>
    Object.entries(schemas).map(([name, schema]) => {
      const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
      return [name, rest] as const;
    });
  return Object.fromEntries([...convert(requests, 'input'), ...convert(answers, 'output')]);
}
