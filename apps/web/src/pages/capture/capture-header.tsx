import type { Capture, Run, ScenarioDetail } from '@leakscope/protocol';
import { Download, GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { profilePath } from '../../api/index.ts';
import { formatBytes, formatElapsed, formatMoment } from '../../format/index.ts';
import { buttonClasses, CopyButton } from '../../ui/index.ts';
import { typeTitles } from './titles.ts';

interface CaptureHeaderProps {
  capture: Capture;
  run: Run | undefined;
  scenario: ScenarioDetail | undefined;
}

/** What was captured, of which run and when, and how to take it along. */
export function CaptureHeader({ capture, run, scenario }: CaptureHeaderProps) {
  const subject = run?.scenario ?? (run?.pid == null ? 'a run' : `pid ${run.pid}`);
  const isReady = capture.state === 'ready';
  const [now] = useState(() => Date.now());
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-hairline bg-surface px-4 py-2">
      <h1 className="text-lg font-semibold">
        {typeTitles[capture.type]} of{' '}
        {capture.run === null ? (
          <span className="font-mono wrap-anywhere">{capture.imported?.name ?? 'a file'}</span>
        ) : (
          <Link
            href={`/runs/${encodeURIComponent(capture.run)}`}
            title={scenario?.title}
            className="text-accent underline decoration-hairline underline-offset-4 hover:decoration-current"
          >
            {subject}
          </Link>
        )}
        {run?.variant === 'fixed' ? ', fixed' : null}
      </h1>
      <p className="text-muted">
        {run === undefined ? null : (
          <>at {formatElapsed(capture.createdAt - run.startedAt)} of the run · </>
        )}
        <time dateTime={new Date(capture.createdAt).toISOString()}>
          {formatMoment(capture.createdAt, now)}
        </time>
        {capture.seconds === null ? null : ` · over ${capture.seconds} s`}
        {capture.span === null || run === undefined
          ? null
          : ` · allocated from ${formatElapsed(capture.span.from - run.startedAt)} to ${formatElapsed(capture.span.to - run.startedAt)} and still alive`}
        {capture.imported === undefined ? null : ` · imported from ${capture.imported.format}`}
        {capture.trigger === 'memory' ? ' · taken by itself at 80 % of the memory cap' : null}
      </p>
      {isReady ? <TakeAlong capture={capture} /> : null}
    </div>
  );
}

function TakeAlong({ capture }: { capture: Capture }) {
  const path = profilePath(capture.id);
  const command = `go tool pprof -http=: ${window.location.origin}${path}`;
  return (
    <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2">
      <code
        className="hidden max-w-88 truncate rounded bg-sunken px-2 py-1 font-mono text-xs text-muted md:block"
        title={command}
      >
        {command}
      </code>
      <span className="max-sm:hidden">
        <CopyButton text={command} label="Copy pprof command" />
      </span>
      <Link href={`/compare?with=${capture.id}`} className={buttonClasses('plain')}>
        <GitCompareArrows aria-hidden size={14} />
        Compare with…
      </Link>
      <a href={path} download className={buttonClasses('plain')}>
        <Download aria-hidden size={14} />
        Download
        <span className="text-muted">{formatBytes(capture.size)}</span>
      </a>
    </div>
  );
}
