import type { LegendEntry } from '../../flame/index.ts';

/** What the colours say. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul aria-label="Colours" className="flex min-h-4 flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {entries.map(({ fill, label }) => (
        <li key={fill} data-fill={fill} className="flex min-w-0 items-center gap-1.5">
          <span aria-hidden className="size-2.5 shrink-0 rounded-xs bg-(--fill)" />
          <span className="truncate">{label}</span>
        </li>
      ))}
    </ul>
  );
}
