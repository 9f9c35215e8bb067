import type { SourceFile } from '@leakscope/protocol';
import { useEffect, useRef } from 'react';
import { useCodeLines } from '../../code/index.ts';
import {
  fileName,
  type FlameClient,
  type FormatValue,
  type FrameDetails,
  type Lens,
  type LineValue,
} from '../../flame/index.ts';
import { SourceLine } from './source-line.tsx';
import { useAnswer } from '../../workers/index.ts';

interface SourcePanelProps {
  client: FlameClient;
  lens: Lens;
  format: FormatValue;
  /** The file as frames name it; undefined where none of them is in it. */
  file: string | undefined;
  source: SourceFile;
  /** Marked and scrolled to; undefined where the selected frame is elsewhere. */
  details: FrameDetails | undefined;
}

/** A source file with what each line holds beside it. */
export function SourcePanel({ client, lens, format, file, source, details }: SourcePanelProps) {
  const lines = useCodeLines(source.code);
  const values = useAnswer(client, 'lines', file === undefined ? null : { lens, file });
  const byLine = new Map<number, LineValue>(values?.map((value) => [value.line, value]));
  const largest = Math.max(1, ...[...byLine.values()].map(({ total }) => total));
  const scroller = useRef<HTMLElement>(null);
  const marked = details?.line ?? 0;

  useEffect(() => {
    const line = scroller.current?.querySelector<HTMLElement>(`[data-line="${marked}"]`);
    if (!line || !scroller.current) return;
    const { clientHeight } = scroller.current;
    scroller.current.scrollTop = line.offsetTop - clientHeight / 3;
  }, [marked, source.path]);

  return (
    <section aria-label={`Source of ${source.path}`} className="flex min-h-0 min-w-0 flex-col">
      <h2
        className="flex items-baseline gap-2 border-b border-hairline px-3 py-2"
        title={source.path}
      >
        <span className="font-mono font-semibold">{fileName(source.path)}</span>
        {marked === 0 ? null : <span className="text-muted">line {marked}</span>}
      </h2>
      <section
        ref={scroller}
        // Scrolls, so the keyboard must be able to reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={fileName(source.path)}
        className="relative min-h-0 flex-1 overflow-auto font-mono text-xs"
      >
        <table className="w-full border-collapse">
          <thead className="sticky top-0 z-10 bg-surface text-muted">
            <tr>
              <th scope="col" className="py-1 pl-3 text-right font-normal">
                self
              </th>
              <th scope="col" className="py-1 pr-2 pl-4 text-right font-normal">
                total
              </th>
              <th scope="col" className="py-1 pl-1 text-right font-normal">
                line
              </th>
              <th scope="col" className="w-full px-2 py-1 text-left font-normal">
                code
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((tokens, index) => (
              <SourceLine
                key={index}
                number={index + 1}
                tokens={tokens}
                value={byLine.get(index + 1)}
                largest={largest}
                format={format}
                isMarked={index + 1 === marked}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
