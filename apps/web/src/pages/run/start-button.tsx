import type { Variant } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, messageOf } from '../../api/index.ts';
import { Button } from '../../ui/index.ts';
import { rememberRun } from '../../watch/index.ts';

interface StartButtonProps {
  scenario: string;
  variant: Variant;
  label: string;
}

/** Starts a run and goes to its page. */
export function StartButton({ scenario, variant, label }: StartButtonProps) {
  const [, navigate] = useLocation();
  const start = useMutation({
    mutationFn: () => api.createRun({ scenario, variant }),
    onSuccess(run) {
      rememberRun(run);
      navigate(`/runs/${run.id}`);
    },
  });
  return (
    <>
      <Button busy={start.isPending} onClick={() => start.mutate()}>
        {start.isPending ? 'Starting' : label}
      </Button>
      {start.isError ? (
        <span role="alert" className="self-center text-danger">
          {messageOf(start.error)}
        </span>
      ) : null}
    </>
  );
}
