import type { Run } from '@leakscope/protocol';
import { useState } from 'react';
import { RUN_PANELS, valueAt } from '../../charts/index.ts';
import { formatElapsed, formatValue } from '../../format/index.ts';
import type { Watcher } from '../../stream/index.ts';
import { useWatched } from '../../watch/index.ts';

const ROWS = 12;
const series = RUN_PANELS.flatMap((panel) => panel.series);

/** What the charts show, as a table: for those who would rather read, or cannot see, lines. */
export function FiguresTable({ watcher, run }: { watcher: Watcher; run: Run }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="border-t border-hairline px-4 py-2"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="text-xs text-muted hover:text-ink">The same as a table</summary>
      {open ? <Figures watcher={watcher} run={run} /> : null}
    </details>
  );
}

function Figures({ watcher, run }: { watcher: Watcher; run: Run }) {
  // Once a second is as fast as a table can be read.
  useWatched(watcher, () => Math.floor((watcher.data(run.id)?.span?.to ?? 0) / 1000));
  const data = watcher.data(run.id);
  if (data?.span == null) return <p className="py-2 text-muted">No samples yet.</p>;
  const { from, to } = data.span;
  const times = Array.from({ length: ROWS }, (_, row) => to - ((to - from) / (ROWS - 1)) * row);
  return (
    <section
      className="overflow-x-auto"
      aria-label="Figures of the whole run"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
    >
      <table className="mt-2 w-full text-right font-mono text-xs">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 pr-3 text-left font-normal">
              at
            </th>
            {series.map(({ key, title }) => (
              <th scope="col" key={key} className="py-1 pl-3 font-normal whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((time, row) => (
            <tr key={ROWS - row} className="border-t border-hairline">
              <th scope="row" className="py-1 pr-3 text-left font-normal">
                {formatElapsed(time - run.startedAt)}
              </th>
              {series.map(({ key, unit, read }) => {
                const value = valueAt(data, read, time);
                return (
                  <td key={key} className="py-1 pl-3 whitespace-nowrap">
                    {value === null ? '–' : formatValue(value, unit)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
