import { classes, Skeleton } from '../../ui/index.ts';
import { graphHeight } from '../../explorer/sizes.ts';
import { explorerGrid, sideCell } from './sizes.ts';

/** The size of what is being loaded. */
export function CaptureSkeleton() {
  return (
    <div className={explorerGrid}>
      <output className="sr-only">Loading the profile</output>
      <div className="flex min-w-0 flex-col gap-2">
        <Skeleton className="h-8" />
        <Skeleton className="h-6" />
        <Skeleton className={graphHeight} />
        <Skeleton className="h-10" />
      </div>
      <Skeleton className={classes(sideCell, 'h-100')} />
      <Skeleton className="h-60" />
    </div>
  );
}
