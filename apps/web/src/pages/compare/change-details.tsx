import { Link } from 'wouter';
import type { ChangeDetails as Details } from '../../compare/messages.ts';
import { type FormatValue, placeOf } from '../../flame/index.ts';
import { changeText, differenceOf, signed } from './change-text.ts';

interface ChangeDetailsProps {
  details: Details | undefined;
  format: FormatValue;
  /** The graphs of each side alone, at this frame. */
  baseHref: string;
  nowHref: string;
}

/** The selected frame: before, after, and the way to it on either side. Keeps its height without one. */
export function ChangeDetails({ details, format, baseHref, nowHref }: ChangeDetailsProps) {
  return (
    <div
      aria-live="polite"
      className="flex min-h-10 flex-wrap items-baseline gap-x-4 gap-y-1 border-y border-hairline py-2"
    >
      {details === undefined ? (
        <span className="text-muted">Select a frame to see what it was and what it is.</span>
      ) : (
        <>
          <span className="min-w-0 font-mono font-semibold wrap-anywhere">{details.name}</span>
          <span className="min-w-0 font-mono text-muted wrap-anywhere" title={details.file}>
            {placeOf(details)}
          </span>
          <span className="ml-auto flex flex-wrap gap-x-4 font-mono whitespace-nowrap">
            <span>
              {format(details.change.base)} → {format(details.change.now)}
            </span>
            <span className="font-semibold">{changeText(details.change, format)}</span>
            <span>
              <span className="font-sans text-muted">self</span>{' '}
              {signed(differenceOf(details.selfChange), format)}
            </span>
          </span>
          <span className="flex gap-3">
            {details.change.change === 'new' ? null : (
              <Link href={baseHref} className="text-accent hover:underline">
                Show before
              </Link>
            )}
            {details.change.change === 'gone' ? null : (
              <Link href={nowHref} className="text-accent hover:underline">
                Show after
              </Link>
            )}
          </span>
        </>
      )}
    </div>
  );
}
