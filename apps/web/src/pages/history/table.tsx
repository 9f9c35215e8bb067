import type { ReactNode } from 'react';

interface TableProps {
  label: string;
  /** An empty name is a column of buttons. */
  columns: readonly string[];
  children: ReactNode;
}

/** A table under hairlines; on a phone its rows become cards, each cell under its column's name. */
export function Table({ label, columns, children }: TableProps) {
  return (
    <table aria-label={label} className="stacked mt-1 w-full text-left">
      <thead className="text-xs text-muted">
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col" className="py-2 pr-4 font-normal">
              {name === '' ? <span className="sr-only">Actions</span> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A cell; `name` is that of its column. */
export function Cell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <td data-column={name} className="py-1.5 pr-4 align-middle">
      {children}
    </td>
  );
}
