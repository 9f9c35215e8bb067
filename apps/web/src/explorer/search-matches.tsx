import { ChevronDown, ChevronUp } from 'lucide-react';
import type { FormatValue, Ref, SearchResult } from '../flame/index.ts';
import { formatCount, formatShare } from '../format/index.ts';
import { IconButton } from '../ui/index.ts';

/** Describes the search box. */
export const searchResultId = 'search-result';

interface SearchMatchesProps {
  /** Undefined where nothing is searched for, or not yet known. */
  result: SearchResult | undefined;
  selected: Ref | null;
  /** Writes what the matches hold; undefined where that is no amount. */
  format: FormatValue | undefined;
  onNext: (step: 1 | -1) => void;
}

/** Which of the matches is selected, and what they hold together. Keeps its place without any. */
export function SearchMatches(props: SearchMatchesProps) {
  const { result } = props;
  return (
    <p
      id={searchResultId}
      aria-live="polite"
      className="ml-auto flex min-h-6 items-center text-xs text-muted max-sm:mr-auto max-sm:ml-0"
    >
      {result === undefined ? null : result.problem !== null ? (
        <span className="text-danger">{result.problem}</span>
      ) : result.matches === 0 ? (
        'Nothing matches'
      ) : (
        <Matches {...props} result={result} />
      )}
    </p>
  );
}

function Matches({
  result,
  selected,
  format,
  onNext,
}: SearchMatchesProps & { result: SearchResult }) {
  const { matches, largest, share, total, functions } = result;
  const at = selected === null ? -1 : largest.indexOf(selected);
  return (
    <>
      <IconButton label="Match before" className="size-6!" onClick={() => onNext(-1)}>
        <ChevronUp aria-hidden size={14} />
      </IconButton>
      <IconButton label="Next match" className="size-6!" onClick={() => onNext(1)}>
        <ChevronDown aria-hidden size={14} />
      </IconButton>
      <span className="whitespace-nowrap" title={`${formatCount(functions)} functions`}>
        {at < 0 ? '' : `${at + 1} of `}
        {formatCount(matches)}
        {at < 0 ? (matches === 1 ? ' match' : ' matches') : ''} ·{' '}
        <span className="text-ink">{formatShare(share)}</span>
        {format === undefined ? null : ` · ${format(total)}`}
      </span>
    </>
  );
}
