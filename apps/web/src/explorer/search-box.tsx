import { ChevronDown, ChevronUp, Regex, Search, X } from 'lucide-react';
import type { RefObject } from 'react';
import { formatCount, formatShare } from '../format/index.ts';
import type { FormatValue, Ref, SearchResult } from '../flame/index.ts';
import { classes, IconButton } from '../ui/index.ts';

interface SearchBoxProps {
  text: string;
  isRegex: boolean;
  /** Undefined until it is known. */
  result: SearchResult | undefined;
  selected: Ref | null;
  /** Writes what the matches hold; undefined where that is no amount. */
  format: FormatValue | undefined;
  input: RefObject<HTMLInputElement | null>;
  onText: (text: string) => void;
  onRegex: (isRegex: boolean) => void;
  /** Enter, or with `-1` Shift and Enter: the next match. */
  onNext: (step: 1 | -1) => void;
  onLeave: () => void;
}

/** Finds functions by a part of their name or file. Escape empties it and leaves. */
export function SearchBox(props: SearchBoxProps) {
  const { text, isRegex, result, input, onText, onRegex, onNext, onLeave } = props;
  const isEmpty = text.trim() === '';
  const problem = isEmpty ? null : (result?.problem ?? null);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') onNext(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      onText('');
      onLeave();
    } else return;
    event.preventDefault();
  };
  return (
    <search className="flex min-w-0 flex-1 basis-72 items-center gap-2">
      <div
        className={classes(
          'flex h-8 w-full max-w-72 min-w-40 items-center gap-0.5 rounded border bg-surface pr-0.5 pl-2',
          problem === null ? 'border-strong focus-within:border-focus' : 'border-danger',
        )}
      >
        <Search aria-hidden size={14} className="mr-1 shrink-0 text-muted" />
        <input
          ref={input}
          type="text"
          role="searchbox"
          aria-label="Search functions and files"
          aria-invalid={problem !== null}
          aria-describedby="search-result"
          placeholder="Search functions and files"
          spellCheck={false}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          className="w-full min-w-0 bg-transparent outline-none placeholder:text-muted"
        />
        {text === '' ? (
          <kbd className="mr-1 max-sm:hidden rounded border border-hairline px-1 font-mono text-xs text-muted">
            /
          </kbd>
        ) : (
          <IconButton label="Clear the search" className="size-6!" onClick={() => onText('')}>
            <X aria-hidden size={14} />
          </IconButton>
        )}
        <IconButton
          label="Regular expression"
          pressed={isRegex}
          className="size-6!"
          onClick={() => onRegex(!isRegex)}
        >
          <Regex aria-hidden size={14} />
        </IconButton>
      </div>
      <p id="search-result" aria-live="polite" className="min-w-0 truncate text-muted">
        {isEmpty || result === undefined ? null : problem !== null ? (
          <span className="text-danger">{problem}</span>
        ) : (
          <Matches {...props} result={result} />
        )}
      </p>
    </search>
  );
}

/** Which of the matches is selected, and what they hold together. */
function Matches({ result, selected, format, onNext }: SearchBoxProps & { result: SearchResult }) {
  const { matches, largest, share, total, functions } = result;
  if (matches === 0) return <>Nothing matches</>;
  const at = selected === null ? -1 : largest.indexOf(selected);
  return (
    <span className="inline-flex items-center gap-1">
      <IconButton label="Match before" className="size-6!" onClick={() => onNext(-1)}>
        <ChevronUp aria-hidden size={14} />
      </IconButton>
      <IconButton label="Next match" className="size-6!" onClick={() => onNext(1)}>
        <ChevronDown aria-hidden size={14} />
      </IconButton>
      <span className="whitespace-nowrap" title={`${formatCount(functions)} functions`}>
        {at < 0 ? '' : `${at + 1} of `}
        {formatCount(matches)} {at < 0 ? (matches === 1 ? 'match' : 'matches') : ''} ·{' '}
        <span className="text-ink">{formatShare(share)}</span>
        {format === undefined ? null : ` · ${format(total)}`}
      </span>
    </span>
  );
}
