import { Keyboard, Monitor, Moon, Sun } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import type { Theme } from '../theme/use-theme.ts';
import { classes, IconButton } from '../ui/index.ts';
import { useShortcut, useShortcutHelp } from './shortcuts.tsx';

const links = [
  { href: '/', label: 'Gallery' },
  { href: '/history', label: 'History' },
] as const;

const themes: Record<Theme, { next: Theme; label: string; Icon: typeof Sun }> = {
  system: { next: 'light', label: 'Theme: as the system. Switch to light', Icon: Monitor },
  light: { next: 'dark', label: 'Theme: light. Switch to dark', Icon: Sun },
  dark: { next: 'system', label: 'Theme: dark. Switch to the system’s', Icon: Moon },
};

interface HeaderProps {
  theme: Theme;
  onTheme: (theme: Theme) => void;
}

export function Header({ theme, onTheme }: HeaderProps) {
  const [path, navigate] = useLocation();
  const showHelp = useShortcutHelp();
  const { next, label, Icon } = themes[theme];

  useShortcut('g', 'Go to the gallery', () => navigate('/'));
  useShortcut('h', 'Go to the history', () => navigate('/history'));

  return (
    <header className="flex h-11 items-center gap-4 border-b border-hairline bg-surface px-4">
      <Link href="/" className="flex items-center gap-2 font-semibold">
        <Mark />
        Leakscope
      </Link>
      <nav aria-label="Main" className="flex gap-1">
        {links.map(({ href, label: text }) => (
          <Link
            key={href}
            href={href}
            aria-current={path === href ? 'page' : undefined}
            className={classes(
              'rounded px-2 py-1 text-muted hover:text-ink',
              'aria-[current=page]:bg-sunken aria-[current=page]:text-ink',
            )}
          >
            {text}
          </Link>
        ))}
      </nav>
      <div className="ml-auto flex gap-1">
        <IconButton label="Keyboard shortcuts" onClick={showHelp} className="max-sm:hidden">
          <Keyboard aria-hidden size={16} />
        </IconButton>
        <IconButton label={label} onClick={() => onTheme(next)}>
          <Icon aria-hidden size={16} />
        </IconButton>
      </div>
    </header>
  );
}

/** Three frames of a flame graph, in the colours of heap, off-heap and one's own code. */
function Mark() {
  return (
    <svg aria-hidden width="18" height="18" viewBox="0 0 18 18">
      <rect x="0" y="12.5" width="18" height="4.5" rx="1" fill="var(--flame-heap-own)" />
      <rect x="0" y="6.75" width="12" height="4.5" rx="1" fill="var(--series-handles)" />
      <rect x="0" y="1" width="7" height="4.5" rx="1" fill="var(--flame-off-heap-own)" />
    </svg>
  );
}
