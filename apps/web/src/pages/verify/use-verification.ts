import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, queries, queryClient } from '../../api/index.ts';

function forgetList(scenario: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: queries.verificationsOf(scenario).queryKey });
}

/** The verification that the page shows, and what can be done about it. */
export function useVerification(
  scenario: string,
  id: string | null,
  onStarted: (id: string) => void,
) {
  const verification = useQuery({ ...queries.verification(id ?? ''), enabled: id !== null });

  const isOver = verification.data !== undefined && verification.data.state !== 'running';
  useEffect(() => {
    if (!isOver) return;
    void forgetList(scenario);
    // Its captures came with the verdict.
    void queryClient.invalidateQueries({ queryKey: queries.captures().queryKey, exact: true });
  }, [isOver, scenario]);

  const start = useMutation({
    mutationFn: () => api.verify(scenario),
    onSuccess(started) {
      queryClient.setQueryData(queries.verification(started.id).queryKey, started);
      onStarted(started.id);
    },
    onSettled: () => forgetList(scenario),
  });
  const cancel = useMutation({
    mutationFn: (running: string) => api.cancelVerification(running),
    onSettled: (_data, _error, running) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: queries.verification(running).queryKey }),
        forgetList(scenario),
      ]),
  });
  return { verification, start, cancel };
}
