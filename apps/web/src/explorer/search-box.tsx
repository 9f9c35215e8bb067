import { Regex, Search, X } from 'lucide-react';
import type { RefObject } from 'react';
import { classes, IconButton } from '../ui/index.ts';
import { searchResultId } from './search-matches.tsx';

interface SearchBoxProps {
  text: string;
  isRegex: boolean;
  /** Why the expression is none. */
  problem: string | null;
  input: RefObject<HTMLInputElement | null>;
  onText: (text: string) => void;
  onRegex: (isRegex: boolean) => void;
  /** Enter, or with `-1` Shift and Enter: the next match. */
  onNext: (step: 1 | -1) => void;
  onLeave: () => void;
}

/** Finds functions by a part of their name or file. Escape empties it and leaves. */
export function SearchBox(props: SearchBoxProps) {
  const { text, isRegex, problem, input, onText, onRegex, onNext, onLeave } = props;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') onNext(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      onText('');
      onLeave();
    } else return;
    event.preventDefault();
  };
  return (
    <search
      className={classes(
        'flex h-8 max-w-96 min-w-40 flex-1 basis-40 items-center gap-0.5 rounded border bg-surface pr-0.5 pl-2',
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
        aria-describedby={searchResultId}
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
    </search>
  );
}
