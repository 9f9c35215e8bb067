import type { ReactNode } from 'react';
import type { FunctionId } from '../flame/index.ts';
import { nameOf, placeOf } from '../flame/index.ts';
import { EmptyState } from '../ui/index.ts';

interface SandwichViewProps {
  of: FunctionId | null;
  callers: ReactNode;
  callees: ReactNode;
}

/** A function between those who call it and what it calls. */
export function SandwichView({ of, callers, callees }: SandwichViewProps) {
  if (of === null) {
    return (
      <div className="rounded bg-surface">
        <EmptyState title="No function is selected">
          Choose one in the table to see who calls it and what it calls.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-1">
      <h2 className="text-xs text-muted">Callers</h2>
      {callers}
      <p className="flex min-w-0 items-baseline gap-3 py-0.5 font-mono">
        <span className="truncate font-semibold">{nameOf(of)}</span>
        <span className="truncate text-xs text-muted">
          {placeOf({ file: of.file, line: of.startLine })}
        </span>
      </p>
      <h2 className="text-xs text-muted">Callees</h2>
      {callees}
    </div>
  );
}
