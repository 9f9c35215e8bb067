import type { Run } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/index.ts';
import { collectTwice } from './collect.ts';
import { startRun } from './start-run.ts';

/** Parts in which the operations are driven, so that progress can be told. */
const PARTS = 10;
/** The most operations of one request; see the server's contract. */
const MOST_AT_ONCE = 10_000;

/** The other variant: the fix of a leak, or the leak of a fix. */
export function counterpart(run: Run): 'leak' | 'fixed' {
  return run.variant === 'fixed' ? 'leak' : 'fixed';
}

/**
 * Starts the other variant of a run's scenario, runs it as often, and collects garbage in both, so
 * that what they still hold can be compared.
 */
export function useFix(run: Run, operations: () => number, onStarted: (id: string) => void) {
  const [step, setStep] = useState<string | null>(null);

  const fix = useMutation({
    mutationFn: async () => {
      if (run.scenario === null) return;
      const variant = counterpart(run);
      const name = variant === 'fixed' ? 'fix' : 'leak';
      setStep(`Starting the ${name}`);
      const other = await startRun(run.scenario, variant);
      onStarted(other.id);

      const wanted = operations();
      const part = Math.min(MOST_AT_ONCE, Math.max(1, Math.ceil(wanted / PARTS)));
      for (let done = 0; done < wanted;) {
        setStep(`Running the ${name}: ${done} of ${wanted}`);
        const { triggered } = await api.trigger(other.id, Math.min(part, wanted - done));
        if (triggered === 0) break;
        done += triggered;
      }
      setStep('Collecting garbage in both');
      // The first run may have ended meanwhile; its last samples then speak for it.
      await Promise.all([collectTwice(other.id), collectTwice(run.id).catch(() => undefined)]);
    },
    onSettled: () => setStep(null),
  });
  return { ...fix, step };
}
