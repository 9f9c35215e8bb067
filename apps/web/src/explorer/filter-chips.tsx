import type { Filter } from '@leakscope/profile';
import { X } from 'lucide-react';
import { describeFilter } from './frame-filters.ts';

interface FilterChipsProps {
  filters: readonly Filter[];
  onChange: (filters: readonly Filter[]) => void;
}

/** The filters in force, each with a button that takes it away. */
export function FilterChips({ filters, onChange }: FilterChipsProps) {
  if (filters.length === 0) return null;
  return (
    <ul aria-label="Filters in force" className="flex min-w-0 flex-wrap items-center gap-1.5">
      {filters.map((filter, index) => {
        const { verb, of } = describeFilter(filter);
        const words = of === '' ? verb : `${verb} ${of}`;
        return (
          <li
            key={JSON.stringify(filter)}
            className="flex h-6 max-w-full min-w-0 items-center rounded bg-accent-soft pl-2 text-xs"
          >
            <span className="truncate" title={words}>
              {verb}
              {of === '' ? null : <span className="font-mono font-semibold"> {of}</span>}
            </span>
            <button
              type="button"
              aria-label={`Remove: ${words}`}
              title="Remove"
              className="flex size-6 shrink-0 items-center justify-center rounded text-muted hover:text-ink"
              onClick={() => onChange(filters.filter((_, at) => at !== index))}
            >
              <X aria-hidden size={12} />
            </button>
          </li>
        );
      })}
      {filters.length > 1 ? (
        <li>
          <button
            type="button"
            className="px-1 text-xs text-accent hover:underline"
            onClick={() => onChange([])}
          >
            Clear all
          </button>
        </li>
      ) : null}
    </ul>
  );
}
