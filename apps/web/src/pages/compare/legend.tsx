import type { Change } from '@leakscope/profile';

const entries: readonly { change: Change; net: string; label: string }[] = [
  { change: 'grown', net: '60%', label: 'grew' },
  { change: 'new', net: '100%', label: 'new' },
  { change: 'shrunk', net: '60%', label: 'shrank' },
  { change: 'gone', net: '100%', label: 'gone' },
];

/** What colours and patterns of the graph mean. */
export function Legend() {
  return (
    <ul aria-label="Legend" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
      {entries.map(({ change, net, label }) => (
        <li key={change} className="flex items-center gap-1.5">
          <span
            aria-hidden
            data-change={change}
            className="change-swatch"
            style={{ '--net': net } as React.CSSProperties}
          />
          {label}
        </li>
      ))}
      <li className="text-muted">
        The coloured part of a frame is its change on balance; grey is what cancels out or stayed.
      </li>
    </ul>
  );
}
