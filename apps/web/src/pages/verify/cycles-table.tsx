import type { Cause, VerifiedVariant } from '@leakscope/protocol';
import { formatCount, formatValue } from '../../format/index.ts';
import { causeLooks } from '../../verdict/index.ts';

interface CyclesTableProps {
  variants: readonly VerifiedVariant[];
  cause: Cause;
}

/** The cycles as figures, for those who would rather read, or cannot see, dots. */
export function CyclesTable({ variants, cause }: CyclesTableProps) {
  const rows = Math.max(0, ...variants.map(({ cycles }) => cycles.length));
  const { title, unit } = causeLooks[cause];
  return (
    <details className="border-t border-hairline px-4 py-2">
      <summary className="text-xs text-muted hover:text-ink">The cycles as a table</summary>
      <table aria-label={`Cycles: ${title}`} className="mt-2 text-right font-mono text-xs">
        <thead className="text-muted">
          <tr>
            {variants.flatMap(({ variant }) => [
              <th key={`${variant}-x`} scope="col" className="py-1 pr-4 font-normal">
                {variant}: operations
              </th>,
              <th key={`${variant}-y`} scope="col" className="py-1 pr-8 font-normal">
                {title}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row} className="border-t border-hairline">
              {variants.flatMap(({ variant, cycles }) => {
                const cycle = cycles[row];
                const value = cycle?.values[cause] ?? null;
                return [
                  <td key={`${variant}-x`} className="py-1 pr-4">
                    {cycle?.warmUp === true ? <span className="text-muted">warm-up </span> : null}
                    {cycle === undefined ? '' : formatCount(cycle.operations)}
                  </td>,
                  <td key={`${variant}-y`} className="py-1 pr-8">
                    {cycle === undefined ? '' : value === null ? '–' : formatValue(value, unit)}
                  </td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
