import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { type Drawing, ROOT_REF, type Ref } from '../flame/index.ts';
import { classes } from '../ui/index.ts';

/** Callers shown beside the focus; those between them and the root are behind an ellipsis. */
const SHOWN = 3;

interface BreadcrumbProps {
  layout: Drawing | undefined;
  /** What is seen without a zoom. */
  whole: string;
  onZoom: (ref: Ref) => void;
}

/** The path from the whole profile to the focus of the zoom; always there, so that nothing moves. */
export function Breadcrumb({ layout, whole, onZoom }: BreadcrumbProps) {
  const path = layout?.frames.slice(0, layout.focusIndex + 1) ?? [];
  const callers = path.slice(1);
  const shown = callers.slice(-SHOWN);
  return (
    <nav
      aria-label="Zoom"
      className="flex h-6 min-w-0 flex-1 basis-24 items-center gap-0.5 text-xs max-sm:basis-full"
    >
      <Crumb name={whole} isLast={callers.length === 0} onClick={() => onZoom(ROOT_REF)} />
      {callers.length > shown.length ? (
        <>
          <Arrow />
          <span className="text-muted" title={`${callers.length - shown.length} more callers`}>
            …
          </span>
        </>
      ) : null}
      {shown.map(({ ref, name }, index) => (
        <Fragment key={ref}>
          <Arrow />
          <Crumb name={name} isLast={index === shown.length - 1} onClick={() => onZoom(ref)} />
        </Fragment>
      ))}
    </nav>
  );
}

function Arrow() {
  return <ChevronRight aria-hidden size={12} className="shrink-0 text-muted" />;
}

function Crumb({ name, isLast, onClick }: { name: string; isLast: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-current={isLast ? 'location' : undefined}
      onClick={onClick}
      className={classes(
        'min-w-0 truncate rounded px-1 font-mono hover:bg-sunken',
        isLast ? 'font-semibold' : 'text-muted hover:text-ink',
      )}
    >
      {name}
    </button>
  );
}
