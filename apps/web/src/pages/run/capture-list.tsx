import type { Capture, Run } from '@leakscope/protocol';
import { GitCompareArrows } from 'lucide-react';
import { Link } from 'wouter';
import { formatBytes, formatCount, formatElapsed, formatShare } from '../../format/index.ts';
import { iconButtonClasses } from '../../ui/index.ts';
import { captureName } from './capture-kinds.ts';

/** The captures of a run, latest first. */
export function CaptureList({ run, captures }: { run: Run; captures: readonly Capture[] }) {
  return (
    <section aria-labelledby="captures" className="border-b border-hairline p-4">
      <h2 id="captures" className="mb-1 font-semibold">
        Captures
      </h2>
      {captures.length === 0 ? (
        <p className="text-muted">
          None yet. A heap capture shows what is held and which line allocated it.
        </p>
      ) : (
        <ul className="-mx-2">
          {captures.map((capture) => (
            <li key={capture.id} className="flex items-start">
              <Entry run={run} capture={capture} />
              <CompareWithEarlier capture={capture} captures={captures} run={run} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface CompareWithEarlierProps {
  capture: Capture;
  /** Of the run, latest first. */
  captures: readonly Capture[];
  run: Run;
}

/** From a capture to what has changed since the last one of its kind. */
function CompareWithEarlier({ capture, captures, run }: CompareWithEarlierProps) {
  const comparable = captures.filter(
    ({ type, state, span }) => type === capture.type && state === 'ready' && span === null,
  );
  const place = comparable.indexOf(capture);
  const earlier = place === -1 ? undefined : comparable[place + 1];
  if (earlier === undefined) {
    // Keeps the figures of all rows below each other.
    return captures.length > 1 ? <span aria-hidden className="w-8 shrink-0" /> : null;
  }
  const since = formatElapsed(earlier.createdAt - run.startedAt);
  return (
    <Link
      href={`/compare?base=${encodeURIComponent(earlier.id)}&with=${encodeURIComponent(capture.id)}`}
      aria-label={`Compare ${captureName(capture)} with the one at ${since}`}
      title={`What has changed since the one at ${since}`}
      className={iconButtonClasses()}
    >
      <GitCompareArrows aria-hidden size={14} />
    </Link>
  );
}

function Entry({ run, capture }: { run: Run; capture: Capture }) {
  const elapsed = formatElapsed(capture.createdAt - run.startedAt);
  if (capture.state === 'taking') {
    return (
      <div className="min-w-0 flex-1 px-2 py-1">
        <p className="flex justify-between">
          <span>{captureName(capture)}</span>
          <span className="text-muted">being taken</span>
        </p>
        <progress
          className="mt-1 block h-1 w-full appearance-none overflow-hidden rounded [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
          aria-label={`Capture of ${captureName(capture)}`}
          value={capture.progress}
        />
      </div>
    );
  }
  if (capture.state === 'failed') {
    return (
      <div className="min-w-0 flex-1 px-2 py-1">
        <p className="flex justify-between">
          <span>{captureName(capture)}</span>
          <span className="text-danger">failed at {elapsed}</span>
        </p>
        <p className="text-xs text-muted">{capture.error ?? 'It may be tried again.'}</p>
      </div>
    );
  }
  return (
    <Link
      href={`/captures/${capture.id}`}
      className="block min-w-0 flex-1 rounded px-2 py-1 hover:bg-sunken"
      data-capture={capture.id}
    >
      <span className="flex justify-between gap-3">
        <span className="font-medium text-accent">{captureName(capture)}</span>
        <span className="font-mono text-xs leading-5 text-muted">
          {totalText(capture)} · {elapsed}
        </span>
      </span>
      <span className="block truncate text-xs text-muted">
        {capture.trigger === 'memory' ? 'taken by itself at 80 % of the cap' : null}
        {capture.trigger === 'memory' && capture.culprit !== null ? ' · ' : null}
        {capture.culprit === null
          ? null
          : `${capture.culprit.function}, ${formatShare(capture.culprit.share)}`}
      </span>
    </Link>
  );
}

/** The total that the capture is opened with. */
function totalText(capture: Capture): string {
  const chosen = capture.sampleTypes.findIndex(({ type }) => type === capture.defaultSampleType);
  const index = chosen === -1 ? 0 : chosen;
  const total = capture.totals[index];
  const unit = capture.sampleTypes[index]?.unit;
  if (total === undefined) return '';
  if (unit === 'bytes') return formatBytes(total);
  return unit === 'nanoseconds' ? `${(total / 1e9).toFixed(2)} s` : formatCount(total);
}
