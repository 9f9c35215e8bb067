import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { formatCount } from '../../format/index.ts';

interface SearchFieldProps {
  text: string;
  /** How many match; undefined until it is known. */
  functions: number | undefined;
  input: RefObject<HTMLInputElement | null>;
  onText: (text: string) => void;
  /** Enter, or with `-1` Shift and Enter: the next match. */
  onNext: (step: 1 | -1) => void;
  onLeave: () => void;
}

/** Finds functions by a part of their name or file. Escape empties it and leaves. */
export function SearchField({ text, functions, input, onText, onNext, onLeave }: SearchFieldProps) {
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') onNext(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      onText('');
      onLeave();
    } else return;
    event.preventDefault();
  };
  return (
    <search className="flex min-w-0 flex-1 basis-56 items-center gap-2">
      <label className="flex h-8 w-full max-w-60 items-center gap-1.5 rounded border border-strong bg-surface px-2 focus-within:border-focus">
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
      </label>
      <p aria-live="polite" className="truncate text-muted">
        {text.trim() === '' || functions === undefined
          ? null
          : functions === 0
            ? 'Nothing matches'
            : `${formatCount(functions)} ${functions === 1 ? 'function' : 'functions'}`}
      </p>
    </search>
  );
}
