import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { messageOf } from '../api/problem.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';

interface StateProps {
  title: string;
  /** What it means, in a sentence. */
  children?: ReactNode;
  /** The next step: a button or a link. */
  action?: ReactNode;
  icon?: ReactNode;
}

/** Nothing is here yet: says why, and what to do next. */
export function EmptyState({ title, children, action, icon }: StateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      {icon === undefined ? null : <div className="text-muted">{icon}</div>}
      <p className="text-base font-medium">{title}</p>
      {children === undefined ? null : <div className="max-w-prose text-muted">{children}</div>}
      {action === undefined ? null : <div className="mt-2 flex gap-2">{action}</div>}
    </div>
  );
}

interface ErrorStateProps {
  title: string;
  error: unknown;
  retry?: () => void;
  action?: ReactNode;
}

/** Something could not be had: what, why, and a way to go on. */
export function ErrorState({ title, error, retry, action }: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        title={title}
        icon={<CircleAlert aria-hidden size={20} />}
        action={
          <>
            {retry === undefined ? null : <Button onClick={retry}>Try again</Button>}
            {action}
          </>
        }
      >
        {messageOf(error)}
      </EmptyState>
    </div>
  );
}

/** A place held for what is being loaded. Give it the size of what will come. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden className={classes('animate-pulse rounded bg-sunken', className)}>
      {'\u00a0'}
    </div>
  );
}
