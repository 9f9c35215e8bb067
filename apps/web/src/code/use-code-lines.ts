import { useEffect, useState } from 'react';
import { type CodeLine, highlight, plainLines } from './highlight.ts';

/** The lines of a source: plain at once, coloured as soon as the highlighter is there. */
export function useCodeLines(code: string): readonly CodeLine[] {
  const [coloured, setColoured] = useState<{ code: string; lines: readonly CodeLine[] }>();

  useEffect(() => {
    let current = true;
    highlight(code).then(
      (lines) => {
        if (current) setColoured({ code, lines });
      },
      // Plain code is readable code.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [code]);

  return coloured?.code === code ? coloured.lines : plainLines(code);
}
