import type { Capture } from '@leakscope/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, messageOf, queries } from '../../api/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';
import { typeTitles } from './titles.ts';

/** A capture on its way: how far it is, and a way to stop it. */
export function Taking({ capture }: { capture: Capture }) {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const cancel = useMutation({
    mutationFn: () => api.deleteCapture(capture.id),
    onSuccess: () => {
      client.removeQueries(queries.capture(capture.id));
      navigate(capture.run === null ? '/history' : `/runs/${encodeURIComponent(capture.run)}`);
    },
  });
  const percent = Math.round(capture.progress * 100);
  return (
    <EmptyState
      title={`${typeTitles[capture.type]}: being taken`}
      action={
        <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
          Cancel
        </Button>
      }
    >
      <p>
        {capture.seconds === null
          ? 'This takes a moment; the flame graph appears here by itself.'
          : `The process is watched for ${capture.seconds} s; the flame graph appears here by itself.`}
      </p>
      <progress
        className="mt-3 h-1 w-72 max-w-full appearance-none overflow-hidden rounded bg-sunken [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-ink"
        max={100}
        value={percent}
        aria-label="Progress of the capture"
      />
      <p className="tabular-nums">{percent}&nbsp;%</p>
      {cancel.isError ? (
        <p role="alert" className="text-danger">
          {messageOf(cancel.error)}
        </p>
      ) : null}
    </EmptyState>
  );
}
