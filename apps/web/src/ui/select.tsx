import { classes } from './classes.ts';

interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectProps<Id extends string> {
  /** Its accessible name. */
  label: string;
  options: readonly Option<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  className?: string | undefined;
}

/** One of several, where a row of buttons would take too much room. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, options, selected, onSelect, className } = props;
  return (
    <select
      aria-label={label}
      value={selected}
      onChange={(event) => {
        const chosen = options.find(({ id }) => id === event.target.value);
        if (chosen !== undefined) onSelect(chosen.id);
      }}
      className={classes('h-8 rounded border bg-surface px-2', className ?? 'border-strong')}
    >
      {options.map(({ id, label: text, disabled }) => (
        <option key={id} value={id} disabled={disabled}>
          {text}
        </option>
      ))}
    </select>
  );
}
