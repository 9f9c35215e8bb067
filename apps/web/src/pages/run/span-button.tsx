import type { Run } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { Flame } from 'lucide-react';
import { useLocation } from 'wouter';
import { api, messageOf } from '../../api/index.ts';
import type { TimeRange } from '../../charts/index.ts';
import { hasEnded } from '../../stream/index.ts';
import { Button } from '../../ui/index.ts';
import { rememberCapture } from '../../watch/index.ts';

interface SpanButtonProps {
  run: Run;
  range: Extract<TimeRange, { kind: 'span' }>;
}

/** From a span on the charts to the flame graph of what it allocated and left alive. */
export function SpanButton({ run, range }: SpanButtonProps) {
  const [, navigate] = useLocation();
  const capture = useMutation({
    mutationFn: () =>
      api.capture(run.id, {
        type: 'heap',
        from: run.startedAt + range.from,
        to: run.startedAt + range.to,
      }),
    onSuccess(taken) {
      rememberCapture(taken);
      navigate(`/captures/${taken.id}`);
    },
  });
  const ended = hasEnded(run);
  return (
    <>
      <Button
        icon={<Flame aria-hidden size={14} />}
        busy={capture.isPending}
        disabled={ended}
        title={
          ended
            ? 'The process has ended: what lives can be asked of a running one.'
            : 'A flame graph of the memory that was allocated in the span on screen and is still held'
        }
        onClick={() => capture.mutate()}
      >
        {capture.isPending ? 'Capturing the span' : 'What was allocated here and still lives'}
      </Button>
      {capture.isError ? (
        <p role="alert" className="text-xs text-danger">
          {messageOf(capture.error)}
        </p>
      ) : null}
    </>
  );
}
