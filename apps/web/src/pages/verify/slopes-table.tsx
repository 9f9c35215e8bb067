import type { Amount, Cause, VerifiedVariant } from '@leakscope/protocol';
import { amountParts, causeLooks, causes } from '../../verdict/index.ts';
import { classes } from '../../ui/index.ts';
import { VariantBadge } from '../run/variant-badge.tsx';

interface SlopesTableProps {
  scenario: string;
  variants: readonly VerifiedVariant[];
  /** The one that is drawn above. */
  selected: Cause;
  onSelect: (cause: Cause) => void;
}

/** What each operation adds to each resource, before and after the fix. */
export function SlopesTable({ scenario, variants, selected, onSelect }: SlopesTableProps) {
  return (
    <table aria-label="Growth per operation" className="w-full table-fixed text-left">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="w-2/5 py-2 pr-4 font-normal sm:w-1/4">
            Growth per operation
          </th>
          {variants.map(({ variant }) => (
            <th key={variant} scope="col" className="py-2 pl-4 text-right font-normal">
              <VariantBadge variant={variant} scenario={scenario} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {causes.map((cause) => (
          <tr
            key={cause}
            data-cause={cause}
            className={classes('border-t border-hairline', cause === selected && 'bg-sunken')}
          >
            <th scope="row" className="py-1.5 pr-4 font-normal">
              <button
                type="button"
                aria-pressed={cause === selected}
                title={causeLooks[cause].help}
                onClick={() => onSelect(cause)}
                className="inline-flex items-center gap-1.5 text-left hover:underline aria-pressed:font-medium"
              >
                <span
                  aria-hidden
                  className="h-0.75 w-2.5 shrink-0 rounded"
                  style={{ background: causeLooks[cause].color }}
                />
                {causeLooks[cause].title}
              </button>
            </th>
            {variants.map((verified) => (
              <AmountCell key={verified.variant} verified={verified} cause={cause} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AmountCell({ verified, cause }: { verified: VerifiedVariant; cause: Cause }) {
  const { slopes, verdict, variant } = verified;
  const finding = verdict?.findings.find((each) => each.cause === cause);
  const amount = finding?.perOperation ?? slopes[cause];
  return (
    <td
      data-testid={`slope-${variant}`}
      data-value={amount?.value ?? ''}
      className="py-1.5 pl-4 text-right font-mono text-xs"
    >
      <AmountText amount={amount} isFinding={finding !== undefined} />
    </td>
  );
}

/** An amount with its interval before it or, in a narrow window, below it. */
function AmountText({ amount, isFinding }: { amount: Amount | undefined; isFinding: boolean }) {
  const [value, interval] = amount === undefined ? ['–', ''] : amountParts(amount);
  const isNothing = amount?.low === 0 && amount.high === 0;
  return (
    <span className="flex flex-col-reverse items-end sm:flex-row sm:items-baseline sm:justify-end">
      <span className="text-muted">{isNothing ? null : interval}</span>
      <span className={classes('text-sm sm:min-w-24', isFinding && 'font-semibold text-leak')}>
        {value}
      </span>
    </span>
  );
}
