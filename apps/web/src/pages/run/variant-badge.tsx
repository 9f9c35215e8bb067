import type { Variant } from '@leakscope/protocol';
import { classes } from '../../ui/index.ts';

export function VariantBadge({ variant }: { variant: Variant }) {
  return (
    <span
      className={classes(
        'rounded px-1.5 font-mono text-xs leading-5',
        variant === 'leak' ? 'bg-leak-soft text-leak' : 'bg-calm-soft text-calm',
      )}
    >
      {variant}
    </span>
  );
}
