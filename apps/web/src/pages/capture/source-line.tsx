import { memo } from 'react';
import type { CodeLine } from '../../code/index.ts';
import type { FormatValue, LineValue } from '../../flame/index.ts';

interface SourceLineProps {
  /** 1-based. */
  number: number;
  tokens: CodeLine;
  value: LineValue | undefined;
  /** The file's largest total: the bar of that line is full. */
  largest: number;
  format: FormatValue;
  isMarked: boolean;
}

/** One line of a source with what it holds: in itself, and with all it calls. */
export const SourceLine = memo(function SourceLine(props: SourceLineProps) {
  const { number, tokens, value, largest, format, isMarked } = props;
  // A line that does not fit goes on a little further in than it began.
  const indent = (/^ */.exec(tokens[0]?.text ?? '')?.[0].length ?? 0) + 2;
  return (
    <tr
      data-line={number}
      aria-current={isMarked ? 'location' : undefined}
      className={isMarked ? 'bg-(--code-marked)' : undefined}
    >
      <td className="pl-3 text-right align-top whitespace-nowrap text-muted">
        {value === undefined || value.self === 0 ? null : format(value.self)}
      </td>
      <td className="relative pr-2 pl-4 text-right align-top whitespace-nowrap">
        {value === undefined ? null : (
          <>
            <span
              aria-hidden
              className="absolute inset-y-0.5 right-0 rounded-l bg-leak-soft"
              style={{ width: `${(100 * value.total) / largest}%` }}
            />
            <span className="relative">{format(value.total)}</span>
          </>
        )}
      </td>
      <td className="pl-1 text-right align-top text-muted select-none">{number}</td>
      <td
        className="pr-2 wrap-anywhere whitespace-pre-wrap"
        style={{ paddingLeft: `calc(8px + ${indent}ch)`, textIndent: `-${indent}ch` }}
      >
        {tokens.map(({ text, color }, index) => (
          <span key={index} style={{ color }}>
            {text}
          </span>
        ))}
      </td>
    </tr>
  );
});
