import { formatShare } from '../../format/index.ts';
import { type FormatValue, type FrameDetails, placeOf } from '../../flame/index.ts';

interface DetailsLineProps {
  details: FrameDetails | undefined;
  format: FormatValue;
  /** The frame is the one in the scenario's own code that answers for most. */
  isCulprit: boolean;
  /** Zooms to the frame; undefined where it can be seen. */
  onReveal: (() => void) | undefined;
}

/** The selected frame in figures. Keeps its height without one. */
export function DetailsLine({ details, format, isCulprit, onReveal }: DetailsLineProps) {
  return (
    <div
      aria-live="polite"
      className="flex min-h-10 flex-wrap items-baseline gap-x-4 gap-y-1 border-y border-hairline py-2"
    >
      {details ? (
        <>
          <span className="min-w-0 font-mono font-semibold wrap-anywhere">{details.name}</span>
          <span className="min-w-0 font-mono text-muted wrap-anywhere" title={details.file}>
            {placeOf(details)}
          </span>
          {isCulprit ? (
            <span className="rounded bg-leak-soft px-1.5 text-xs font-medium whitespace-nowrap text-leak">
              biggest culprit
            </span>
          ) : null}
          {onReveal ? (
            <button type="button" className="text-accent hover:underline" onClick={onReveal}>
              Zoom to it
            </button>
          ) : null}
          <span className="ml-auto whitespace-nowrap">
            <Figure term="total" value={format(details.total)} share={details.totalShare} />{' '}
            <Figure term="self" value={format(details.self)} share={details.selfShare} />
          </span>
        </>
      ) : (
        <span className="text-muted">Select a frame to see its figures and its line.</span>
      )}
    </div>
  );
}

function Figure({ term, value, share }: { term: string; value: string; share: number }) {
  return (
    <span className="mr-3">
      <span className="text-muted">{term}</span> <span className="font-mono">{value}</span>{' '}
      <span className="text-muted">{formatShare(share)}</span>
    </span>
  );
}
