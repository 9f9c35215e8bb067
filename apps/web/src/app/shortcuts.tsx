import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Dialog } from '../ui/index.ts';

interface Shortcut {
  key: string;
  description: string;
  run: () => void;
}

interface Shortcuts {
  add: (shortcut: Shortcut) => () => void;
  showHelp: () => void;
}

const Context = createContext<Shortcuts>({ add: () => () => undefined, showHelp: () => undefined });

/** True where a key press belongs to what has the focus rather than to the page. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="menu"] *'))
  );
}

/** Single-key shortcuts of whatever is on the page, and the dialog behind `?` that lists them. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const shortcuts = useRef(new Set<Shortcut>());
  const [listed, setListed] = useState<readonly Shortcut[] | null>(null);

  const value = useMemo<Shortcuts>(
    () => ({
      add(shortcut) {
        shortcuts.current.add(shortcut);
        return () => shortcuts.current.delete(shortcut);
      },
      showHelp: () => setListed([...shortcuts.current]),
    }),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target)) return;
      if (event.key === '?') {
        value.showHelp();
        return;
      }
      const match = [...shortcuts.current].findLast((shortcut) => shortcut.key === event.key);
      if (match === undefined) return;
      event.preventDefault();
      match.run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [value]);

  return (
    <Context value={value}>
      {children}
      <Dialog title="Keyboard shortcuts" open={listed !== null} onClose={() => setListed(null)}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {(listed ?? []).map(({ key, description }) => (
            <Row key={key + description} keys={key} description={description} />
          ))}
          <Row keys="?" description="Show this help" />
        </dl>
      </Dialog>
    </Context>
  );
}

function Row({ keys, description }: { keys: string; description: string }) {
  return (
    <>
      <dt>
        <kbd className="rounded border border-strong bg-sunken px-1.5 font-mono text-xs">
          {keys === ' ' ? 'Space' : keys}
        </kbd>
      </dt>
      <dd>{description}</dd>
    </>
  );
}

/** Binds a single key while the calling component is mounted and lists it in the help. */
export function useShortcut(key: string, description: string, run: () => void): void {
  const { add } = useContext(Context);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => add({ key, description, run: () => latest.current() }), [add, key, description]);
}

/** Lists keys in the help that something on the page handles itself. */
export function useShortcutHint(keys: string, description: string): void {
  const { add } = useContext(Context);
  useEffect(() => add({ key: keys, description, run: () => undefined }), [add, keys, description]);
}

export function useShortcutHelp(): () => void {
  return useContext(Context).showHelp;
}
