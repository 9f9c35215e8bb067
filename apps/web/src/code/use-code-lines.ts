import { useEffect, useState } from 'react';
import { type CodeLine, highlight, plainLines } from './highlight.ts';

/** By when colouring begins even if the page is never at rest, in milliseconds. */
const LATEST_MS = 500;

/** The lines of a source: plain at once, coloured as soon as the highlighter is there. */
export function useCodeLines(code: string): readonly CodeLine[] {
  const [coloured, setColoured] = useState<{ code: string; lines: readonly CodeLine[] }>();

  useEffect(() => {
    let current = true;
    const start = (): void => {
      highlight(code).then(
        (lines) => {
          if (current) setColoured({ code, lines });
        },
        // Plain code is readable code.
        () => undefined,
      );
    };
    const cancel = atRest(start);
    return () => {
      current = false;
      cancel();
    };
  }, [code]);

  return coloured?.code === code ? coloured.lines : plainLines(code);
}

/**
 * Loading the highlighter takes a tenth of a second of the page: it waits until what was asked for
 * is drawn. Returns a function that takes it back.
 */
function atRest(run: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: LATEST_MS });
  return () => cancelIdleCallback(handle);
}
