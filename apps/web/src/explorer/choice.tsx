export interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface ChoiceProps<Id extends string> {
  label: string;
  options: readonly Option<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
}

/** One of several, where a row of buttons would take too much room. */
export function Choice<Id extends string>({ label, options, selected, onSelect }: ChoiceProps<Id>) {
  return (
    <label className="flex h-6 items-center gap-1.5 text-muted">
      {label}
      <select
        value={selected}
        onChange={(event) => {
          const option = options.find(({ id }) => id === event.target.value);
          if (option) onSelect(option.id);
        }}
        className="h-6 max-w-44 rounded border border-hairline bg-surface px-1 text-ink hover:border-strong"
      >
        {options.map(({ id, label: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
