import type { Variant } from '@leakscope/protocol';
import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/index.ts';
import { classes } from '../../ui/index.ts';

interface VariantBadgeProps {
  variant: Variant;
  scenario: string | null;
}

/** Which variant runs; healthy code has the one and nothing that it could be the fix of. */
export function VariantBadge({ variant, scenario }: VariantBadgeProps) {
  const scenarios = useQuery(queries.scenarios());
  const isControl = scenarios.data?.find(({ id }) => id === scenario)?.kind === 'control';
  return (
    <span
      className={classes(
        'rounded px-1.5 font-mono text-xs leading-5',
        variant === 'leak' ? 'bg-leak-soft text-leak' : 'bg-calm-soft text-calm',
      )}
    >
      {isControl ? 'healthy' : variant}
    </span>
  );
}
