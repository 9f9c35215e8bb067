import { useMutation, useQuery } from '@tanstack/react-query';
import { api, queries, queryClient } from '../../api/index.ts';

/** The verification that the page shows, and what can be done about it. */
export function useVerification(
  scenario: string,
  id: string | null,
  onStarted: (id: string) => void,
) {
  const verification = useQuery({ ...queries.verification(id ?? ''), enabled: id !== null });
  const forgetList = () =>
    queryClient.invalidateQueries({ queryKey: queries.verifications().queryKey, exact: true });

  const start = useMutation({
    mutationFn: () => api.verify(scenario),
    onSuccess(started) {
      queryClient.setQueryData(queries.verification(started.id).queryKey, started);
      onStarted(started.id);
    },
    onSettled: forgetList,
  });
  const cancel = useMutation({
    mutationFn: (running: string) => api.cancelVerification(running),
    onSettled: (_data, _error, running) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: queries.verification(running).queryKey }),
        forgetList(),
      ]),
  });
  return { verification, start, cancel };
}
