import { Search, X } from 'lucide-react';
import type { RefObject } from 'react';
import { formatCount, formatShare } from '../../format/index.ts';
import type { FormatValue, SearchResult } from '../../flame/index.ts';
import { IconButton } from '../../ui/index.ts';

interface SearchBoxProps {
  text: string;
  /** Undefined until it is known. */
  result: SearchResult | undefined;
  format: FormatValue;
  input: RefObject<HTMLInputElement | null>;
  onText: (text: string) => void;
  /** Enter, or with `-1` Shift and Enter: the next match. */
  onNext: (step: 1 | -1) => void;
  onLeave: () => void;
}

/** Finds functions by a part of their name or file. Escape empties it and leaves. */
export function SearchBox(props: SearchBoxProps) {
  const { text, result, format, input, onText, onNext, onLeave } = props;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') onNext(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      onText('');
      onLeave();
    } else return;
    event.preventDefault();
  };
  return (
    <search className="flex min-w-0 flex-1 basis-64 items-center gap-2">
      <label className="flex h-8 w-full max-w-60 items-center gap-1.5 rounded border border-strong bg-surface pr-0.5 pl-2 focus-within:border-focus">
        <Search aria-hidden size={14} className="shrink-0 text-muted" />
        <input
          ref={input}
          type="text"
          role="searchbox"
          aria-label="Search functions and files"
          placeholder="Search functions and files"
          spellCheck={false}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          className="w-full min-w-0 bg-transparent outline-none placeholder:text-muted"
        />
        {text === '' ? (
          <kbd className="mr-1.5 max-sm:hidden rounded border border-hairline px-1 font-mono text-xs text-muted">
            /
          </kbd>
        ) : (
          <IconButton label="Clear the search" className="size-6!" onClick={() => onText('')}>
            <X aria-hidden size={14} />
          </IconButton>
        )}
      </label>
      <p aria-live="polite" className="truncate text-muted">
        {text.trim() === '' || result === undefined ? null : result.functions === 0 ? (
          'Nothing matches'
        ) : (
          <>
            <span className="text-ink">{formatShare(result.share)}</span> · {format(result.total)} ·{' '}
            {formatCount(result.functions)} {result.functions === 1 ? 'function' : 'functions'}
          </>
        )}
      </p>
    </search>
  );
}
