import type { Variant } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { messageOf } from '../../api/index.ts';
import { Button } from '../../ui/index.ts';
import { startRun } from './start-run.ts';

interface StartButtonProps {
  scenario: string;
  variant: Variant;
  label: string;
}

/** Starts a run and goes to its page. */
export function StartButton({ scenario, variant, label }: StartButtonProps) {
  const [, navigate] = useLocation();
  const start = useMutation({
    mutationFn: () => startRun(scenario, variant),
    onSuccess: (run) => navigate(`/runs/${run.id}`),
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
