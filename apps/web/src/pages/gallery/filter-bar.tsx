import type { Scenario } from '@leakscope/protocol';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { AddressChange } from '../../app/use-address.ts';
import { formatCount } from '../../format/index.ts';
import { SearchField } from '../../search/index.ts';
import { Button, classes, Segmented, Select } from '../../ui/index.ts';
import { chosenCount, countsOf, facets, kindFacet, WORDS } from './filters.ts';

interface FilterBarProps {
  scenarios: readonly Scenario[];
  /** How many of them are shown. */
  shown: number;
  address: URLSearchParams;
  onChange: (change: AddressChange) => void;
  onClear: () => void;
}

/** What narrows the gallery down, with how much each choice would leave. */
export function FilterBar({ scenarios, shown, address, onChange, onClear }: FilterBarProps) {
  // In a narrow window the filters would push what they filter off the screen.
  const [open, setOpen] = useState(false);
  const words = address.get(WORDS) ?? '';
  const chosen = chosenCount(address);
  const isNarrowed = chosen > 0 || words.trim() !== '';
  const kinds = countsOf(kindFacet, scenarios, address);
  const either = [...kinds.values()].reduce((sum, count) => sum + count, 0);

  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchField
        label="Search the gallery"
        placeholder="timer, buffer, goroutine"
        text={words}
        onText={(text) => onChange({ [WORDS]: text })}
        className="min-w-0 flex-1 basis-44 md:max-w-72"
      />
      <Button
        className="md:hidden"
        icon={<SlidersHorizontal aria-hidden size={14} />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Filters{chosen === 0 ? '' : ` · ${chosen}`}
      </Button>
      <div
        className={classes(
          'grid grid-cols-2 gap-2 max-md:basis-full md:flex md:flex-wrap md:items-center',
          !open && 'max-md:hidden',
        )}
      >
        <Segmented
          className="max-md:col-span-2"
          label={kindFacet.title}
          options={[
            { id: '', label: `All ${formatCount(either)}` },
            ...kindFacet.values.map((value) => ({
              id: value,
              label: `${kindFacet.label(value)} ${formatCount(kinds.get(value) ?? 0)}`,
            })),
          ]}
          selected={address.get(kindFacet.name) ?? ''}
          onSelect={(value) => onChange({ [kindFacet.name]: value })}
        />
        {facets.map((facet) => {
          const counts = countsOf(facet, scenarios, address);
          const selected = address.get(facet.name) ?? '';
          return (
            <Select
              key={facet.name}
              label={facet.title}
              selected={selected}
              onSelect={(value) => onChange({ [facet.name]: value })}
              className={classes(
                'w-full min-w-0 md:w-34',
                selected === '' ? 'border-strong' : 'border-ink font-medium',
              )}
              options={[
                { id: '', label: facet.title },
                ...facet.values.flatMap((value) => {
                  const count = counts.get(value) ?? 0;
                  const label = `${facet.label(value)} (${count})`;
                  return count === 0 && value !== selected ? [] : [{ id: value, label }];
                }),
              ]}
            />
          );
        })}
      </div>
      <p
        aria-live="polite"
        data-testid="shown"
        className="flex min-w-28 items-center gap-2 text-muted"
      >
        {isNarrowed ? `${formatCount(shown)} of ${formatCount(scenarios.length)}` : null}
        {isNarrowed && shown > 0 ? (
          <button type="button" onClick={onClear} className="text-accent underline">
            Clear
          </button>
        ) : null}
      </p>
    </search>
  );
}
