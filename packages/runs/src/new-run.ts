import { randomBytes } from 'node:crypto';
import type { Run } from '@leakscope/protocol';
import type { SandboxOptions } from './sandbox.ts';

/** A run whose process has just been started. */
export function newRun(
  { scenario, variant, memoryCap }: Omit<SandboxOptions, 'operation'>,
  pid: number | null,
): Run {
  return {
    id: randomBytes(5).toString('hex'),
    kind: 'sandbox',
    scenario: scenario.id,
    variant,
    state: 'starting',
    reason: null,
    pid,
    node: null,
    memoryCap,
    atCap: false,
    operations: 0,
    load: null,
    startedAt: Date.now(),
    endedAt: null,
  };
}
