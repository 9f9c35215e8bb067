import type { Capture } from '@leakscope/protocol';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { useLocation } from 'wouter';
import { captureName } from './capture-kinds.ts';

/** Says when a capture that took its time is ready, and offers to open it. */
export function useCaptureToast(captures: readonly Capture[]): void {
  const taking = useRef(new Set<string>());
  const [, navigate] = useLocation();

  useEffect(() => {
    for (const capture of captures) {
      if (capture.state === 'taking') taking.current.add(capture.id);
      else if (taking.current.delete(capture.id)) announce(capture, navigate);
    }
  }, [captures, navigate]);
}

function announce(capture: Capture, navigate: (to: string) => void): void {
  if (capture.state === 'failed') {
    toast.error(`The capture of ${captureName(capture)} failed`, {
      description: capture.error ?? 'It may be tried again.',
    });
    return;
  }
  // What is ready at once is opened at once.
  if (capture.seconds === null) return;
  toast(`The capture of ${captureName(capture)} is ready`, {
    action: { label: 'Open', onClick: () => navigate(`/captures/${capture.id}`) },
  });
}
