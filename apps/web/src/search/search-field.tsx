import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useShortcut } from '../app/shortcuts.tsx';
import { classes } from '../ui/index.ts';

interface SearchFieldProps {
  /** Its accessible name, and what the shortcut is said to do. */
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  className?: string;
}

/** A field to search the page by words; `/` leads into it. */
export function SearchField({ label, placeholder, text, onText, className }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut('/', label, () => input.current?.select());
  return (
    <label className={classes('relative block', className)}>
      <span className="sr-only">{label}</span>
      <Search
        aria-hidden
        size={14}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="search"
        value={text}
        placeholder={placeholder}
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
        className="h-8 w-full rounded border border-strong bg-surface pr-2 pl-8 placeholder:text-muted"
      />
    </label>
  );
}
