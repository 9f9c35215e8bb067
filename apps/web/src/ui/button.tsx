import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const looks: Record<Look, string> = {
  primary: 'bg-primary text-primary-ink border-transparent hover:bg-primary-hover',
  plain: 'bg-surface text-ink border-strong hover:bg-sunken',
  quiet: 'bg-transparent text-muted border-transparent hover:bg-sunken hover:text-ink',
  danger: 'bg-surface text-danger border-strong hover:bg-sunken',
};

const base =
  'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded border text-sm font-medium ' +
  'whitespace-nowrap select-none transition-colors duration-100 ' +
  'aria-disabled:opacity-50 disabled:opacity-50 aria-disabled:cursor-default';

/** The classes of a button, for links that look like one. */
export function buttonClasses(look: Look = 'plain', extra?: string): string {
  return classes(base, 'px-3', looks[look], extra);
}

export interface ButtonProps extends ComponentProps<'button'> {
  look?: Look;
  /** Says that it works on what was asked: keeps its width, keeps the focus, ignores further clicks. */
  busy?: boolean;
  icon?: ReactNode;
}

export function Button({ look = 'plain', busy = false, icon, ...props }: ButtonProps) {
  const { className, children, onClick, type = 'button', ...rest } = props;
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={buttonClasses(look, className)}
    >
      {busy ? <LoaderCircle aria-hidden size={14} className="animate-spin" /> : icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ComponentProps<'button'> {
  /** Its accessible name, also shown as a tooltip by the browser. */
  label: string;
  pressed?: boolean;
}

/** The classes of a square button with an icon alone, for links that look like one. */
export function iconButtonClasses(extra?: string): string {
  return classes(base, 'w-8', looks.quiet, extra);
}

export function IconButton({ label, pressed, className, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      {...props}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      className={iconButtonClasses(
        classes('aria-pressed:bg-sunken aria-pressed:text-ink', className),
      )}
    />
  );
}
