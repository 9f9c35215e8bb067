import type { Capture, Run } from '@leakscope/protocol';
import { ExternalLink } from 'lucide-react';
import { Link } from 'wouter';
import { useNow } from '../../app/use-now.ts';
import { iconButtonClasses } from '../../ui/index.ts';
import { captureLine } from './captures.ts';

interface CapturePickerProps {
  label: string;
  chosen: string | null;
  candidates: readonly Capture[];
  runs: ReadonlyMap<string, Run>;
  /** Where the chosen one is shown alone. */
  href: string | null;
  onChoose: (id: string) => void;
}

const MINUTE_MS = 60_000;

/** One side of the comparison, and the way to its own graph. */
export function CapturePicker(props: CapturePickerProps) {
  const { label, chosen, candidates, runs, href, onChoose } = props;
  const now = useNow(MINUTE_MS);
  return (
    <div className="flex min-w-0 flex-1 basis-64 items-center gap-1">
      <label className="flex min-w-0 flex-1 items-center gap-2">
        <span className="w-11 shrink-0 text-muted">{label}</span>
        <select
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.target.value)}
          className="h-8 w-full min-w-0 truncate rounded border border-strong bg-surface px-2"
        >
          {chosen === null ? <option value="">Choose a capture</option> : null}
          {candidates.map((capture) => (
            <option key={capture.id} value={capture.id}>
              {captureLine(capture, runs.get(capture.run ?? ''), now)}
            </option>
          ))}
        </select>
      </label>
      {href === null ? null : (
        <Link
          href={href}
          aria-label={`Open the graph of ${label.toLowerCase()} alone`}
          title={`Open the graph of ${label.toLowerCase()} alone`}
          className={iconButtonClasses()}
        >
          <ExternalLink aria-hidden size={14} />
        </Link>
      )}
    </div>
  );
}
