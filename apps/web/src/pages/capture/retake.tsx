import type { Capture, Run } from '@leakscope/protocol';
import { useMutation } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { toast } from 'sonner';
import { useLocation, useSearch } from 'wouter';
import { api, messageOf } from '../../api/index.ts';
import { useShortcut } from '../../app/shortcuts.tsx';
import { Button } from '../../ui/index.ts';
import { rememberCapture } from '../../watch/index.ts';

/**
 * Takes the same capture again while the run goes on, and shows it as this one is shown: zoom,
 * selection, search and filters name what they mean by path, so they mean the same in the next.
 */
export function Retake({ capture, run }: { capture: Capture; run: Run | undefined }) {
  const { type, span } = capture;
  if (run?.state !== 'running' || span !== null) return null;
  if (type !== 'heap' && type !== 'async') return null;
  return <RetakeButton run={run.id} type={type} />;
}

function RetakeButton({ run, type }: { run: string; type: 'heap' | 'async' }) {
  const search = useSearch();
  const [, navigate] = useLocation();
  const retake = useMutation({
    mutationFn: () => api.capture(run, { type }),
    onSuccess: (taken) => {
      rememberCapture(taken);
      navigate(`/captures/${taken.id}${search === '' ? '' : `?${search}`}`);
    },
    onError: (error) => toast.error(messageOf(error)),
  });
  const start = (): void => {
    if (!retake.isPending) retake.mutate();
  };
  useShortcut('r', 'Take the capture again', start);
  return (
    <Button
      icon={<RefreshCw aria-hidden size={14} />}
      busy={retake.isPending}
      title="The same of now, in the same view (r)"
      onClick={start}
    >
      Take again
    </Button>
  );
}
