import { classes } from './classes.ts';

interface SegmentedProps<Id extends string> {
  label: string;
  options: readonly { id: Id; label: string; title?: string }[];
  selected: Id | undefined;
  onSelect: (id: Id) => void;
  className?: string;
}

/** A row of choices of which one is in force, as toggle buttons. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, options, selected, onSelect, className } = props;
  return (
    <fieldset
      aria-label={label}
      className={classes('inline-flex rounded bg-sunken p-0.5', className)}
    >
      {options.map((option) => (
        <button
          key={option.id}
          type="button"
          title={option.title}
          aria-pressed={option.id === selected}
          onClick={() => onSelect(option.id)}
          className={classes(
            'h-7 rounded px-2.5 text-sm whitespace-nowrap text-muted hover:text-ink',
            'aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-(--shadow-segment)',
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
