import type { Run } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { formatCount } from '../../format/index.ts';

interface Triggered {
  readonly asked: number;
  readonly ran: readonly number[];
}

/** Runs the operation in all of these runs at once, so that a comparison stays like with like. */
export function useTrigger(runs: readonly Run[]) {
  return useMutation({
    mutationFn: async (times: number): Promise<Triggered> => {
      const answers = await Promise.all(runs.map((run) => api.trigger(run.id, times)));
      return { asked: times, ran: answers.map(({ triggered }) => triggered) };
    },
  });
}

/** What came of a trigger, in a sentence. */
export function describeTriggered({ asked, ran }: Triggered): string {
  const least = Math.min(...ran);
  if (least < asked) {
    return `Ran ${formatCount(least)} of ${formatCount(asked)}: the memory cap came first.`;
  }
  const times = asked === 1 ? 'once' : `${formatCount(asked)} times`;
  return ran.length > 1 ? `Ran ${times} in both runs.` : `Ran ${times}.`;
}
