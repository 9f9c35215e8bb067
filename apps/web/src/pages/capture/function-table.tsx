import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';
import type {
  FlameClient,
  FormatValue,
  FunctionRow,
  Lens,
  Ref,
  SearchText,
  SortKey,
} from '../../flame/index.ts';
import { classes } from '../../ui/index.ts';
import { useAnswer } from '../../workers/index.ts';
import { FunctionCells } from './function-row.tsx';

/** Height of a row in pixels. */
const ROW_HEIGHT = 28;
/** Of the head, which stays in sight above them. */
const HEAD_HEIGHT = 29;
/** Rows asked for at once, beginning at a multiple of half of it: those in sight are always within. */
const PAGE = 120;

interface FunctionTableProps {
  client: FlameClient;
  lens: Lens;
  /** How `selected` names a frame. */
  selectedLens: Lens;
  /** Whether filters leave less than the whole. */
  isFiltered: boolean;
  format: FormatValue;
  search: SearchText;
  selected: Ref | null;
  /** Brings the selected function into sight. */
  isFollowing: boolean;
  onSelect: (row: FunctionRow) => void;
  /** Height of the rows, as a class. */
  height: string;
}

/**
 * Self, total and number of frames of every function: what the graph shows, for those who do not see
 * it too. Only the rows in sight are asked for and drawn.
 */
export function FunctionTable(props: FunctionTableProps) {
  const { client, lens, isFiltered, format, search, selected, isFollowing, onSelect, height } =
    props;
  // What the search finds in the graph comes first: the worker does one thing at a time.
  const searched = useDeferredValue(search);
  const [by, setBy] = useState<SortKey>('self');
  const [isAscending, setAscending] = useState(false);
  const [from, setFrom] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const request = { lens, by, isAscending, search: searched, from, count: PAGE, find: null };
  const page = useAnswer(client, 'functions', request);
  const found = useAnswer(
    client,
    'functions',
    selected === null
      ? null
      : { ...request, from: 0, count: 0, find: { lens: props.selectedLens, ref: selected } },
  );
  const { length = 0, total = 0 } = page ?? {};
  // The compiler leaves this component alone for it, which is what is wanted here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const wanted = Math.max(0, Math.floor(first / (PAGE / 2)) * (PAGE / 2) - PAGE / 4);
  useEffect(() => setFrom(wanted), [wanted]);

  const at = found?.found ?? -1;
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (isFollowing && at >= 0) scrollToIndex(at, { align: 'auto' });
  }, [at, isFollowing, scrollToIndex]);

  const sort = (key: SortKey): void => {
    setAscending(key === by ? !isAscending : false);
    setBy(key);
    scrollToIndex(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.min(length - 1, Math.max(0, at + step));
    const row = page?.rows[to - from];
    if (row) onSelect(row);
    scrollToIndex(to, { align: 'auto' });
  };

  const before = (items[0]?.start ?? HEAD_HEIGHT) - HEAD_HEIGHT;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? HEAD_HEIGHT) - HEAD_HEIGHT);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={scroller}
      aria-label="Functions"
      // Scrolls, and takes the arrow keys.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      className={classes('min-w-0 overflow-auto text-sm', height)}
    >
      <table aria-rowcount={length + 1} className="w-full table-fixed border-collapse">
        <thead className="sticky top-0 z-10 bg-page">
          <tr aria-rowindex={1} className="border-b border-hairline">
            {(['self', 'total', 'count', 'name'] as const).map((key) => (
              <SortHeader key={key} id={key} by={by} isAscending={isAscending} onSort={sort}>
                {key === 'name' && page !== undefined ? (
                  <span className="float-right truncate pl-3 text-muted max-sm:hidden">
                    shares of {isFiltered ? 'what the filters leave, ' : 'all '}
                    {format(total)}
                  </span>
                ) : null}
              </SortHeader>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr aria-hidden style={{ height: before }} />
          {items.map(({ index }) => {
            const row = page?.rows[index - from];
            return (
              <tr
                key={index}
                aria-rowindex={index + 2}
                aria-current={index === at || undefined}
                className="border-b border-hairline aria-[current]:bg-accent-soft"
                style={{ height: ROW_HEIGHT }}
              >
                {row === undefined ? null : (
                  <FunctionCells row={row} total={total} format={format} onSelect={onSelect} />
                )}
              </tr>
            );
          })}
          <tr aria-hidden style={{ height: after }} />
        </tbody>
      </table>
      {page !== undefined && length === 0 ? (
        <p className="py-4 text-center text-muted">No function matches.</p>
      ) : null}
    </section>
  );
}

const titles: Record<SortKey, readonly [label: string, title: string]> = {
  self: ['Self', 'In the function itself'],
  total: ['Total', 'In the function and all it calls; a recursion counts once'],
  count: ['Count', 'Frames of the graph that are this function'],
  name: ['Function', 'By name'],
};

const widths: Record<SortKey, string> = {
  self: 'w-36 text-right max-sm:w-22',
  total: 'w-36 text-right max-sm:w-22',
  count: 'w-18 text-right max-sm:w-14',
  name: 'text-left',
};

interface SortHeaderProps {
  id: SortKey;
  by: SortKey;
  isAscending: boolean;
  onSort: (id: SortKey) => void;
  children?: ReactNode;
}

function SortHeader({ id, by, isAscending, onSort, children }: SortHeaderProps) {
  const [label, title] = titles[id];
  // Names run from A to Z where numbers run from the largest down.
  const isUp = isAscending === (id !== 'name');
  return (
    <th
      scope="col"
      aria-sort={by !== id ? 'none' : isUp ? 'ascending' : 'descending'}
      className={classes('py-1 pr-3 text-xs font-normal', widths[id])}
    >
      <button
        type="button"
        title={title}
        className={classes('hover:text-ink', by === id ? 'font-semibold text-ink' : 'text-muted')}
        onClick={() => onSort(id)}
      >
        {label}
        {by === id ? <span aria-hidden> {isUp ? '↑' : '↓'}</span> : null}
      </button>
      {children}
    </th>
  );
}
