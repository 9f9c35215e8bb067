import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

/** How long "Copied" stays, in milliseconds: long enough to be read, short enough to copy again. */
const SHOWN_MS = 1500;

type Outcome = 'idle' | 'copied' | 'failed';

const words: Record<Exclude<Outcome, 'idle'>, string> = {
  copied: 'Copied',
  failed: 'Select and copy by hand',
};

/** Copies `text` and says so. The label keeps its place, so that nothing beside it moves. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [outcome, setOutcome] = useState<Outcome>('idle');

  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = (): void => {
    // Without a secure context there is no clipboard at all.
    const written =
      navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };

  return (
    <Button
      look="quiet"
      onClick={copy}
      icon={outcome === 'copied' ? <Check size={14} /> : <Copy size={14} />}
    >
      <span aria-live="polite">{outcome === 'idle' ? label : words[outcome]}</span>
    </Button>
  );
}
