export interface KeyboardOptions {
  readonly innerWidth: () => number;
  readonly onMove: (x: number | null) => void;
  readonly onDrag: (span: readonly [number, number] | null) => void;
  readonly onSelect: (span: readonly [number, number]) => void;
  readonly onZoom: (factor: number, x: number) => void;
  readonly onReset: () => void;
}

/** How far an arrow key moves the cursor, in pixels; with Shift ten times as far. */
const STEP = 8;
const CLOSER = 0.5;

/**
 * What the pointer does, by keys: arrows move the cursor, Enter marks one end of a span and then the
 * other, plus and minus zoom around the cursor, Escape gives up or resets.
 */
export function followKeyboard(element: HTMLElement, options: KeyboardOptions): () => void {
  const abort = new AbortController();
  let x: number | null = null;
  let anchor: number | null = null;

  const span = (at: number): readonly [number, number] => {
    const start = anchor ?? at;
    return start < at ? [start, at] : [at, start];
  };
  const moveTo = (target: number): void => {
    x = Math.min(options.innerWidth(), Math.max(0, target));
    options.onMove(x);
    if (anchor !== null) options.onDrag(span(x));
  };
  const mark = (): void => {
    const at = x ?? options.innerWidth();
    if (anchor === null) {
      anchor = at;
      moveTo(at);
      return;
    }
    const selected = span(at);
    anchor = null;
    options.onDrag(null);
    if (selected[1] > selected[0]) options.onSelect(selected);
  };
  const giveUp = (): void => {
    if (anchor === null && x === null) {
      options.onReset();
      return;
    }
    anchor = null;
    x = null;
    options.onDrag(null);
    options.onMove(null);
  };

  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowLeft: ({ shiftKey }) => moveTo((x ?? options.innerWidth()) - STEP * (shiftKey ? 10 : 1)),
    ArrowRight: ({ shiftKey }) => moveTo((x ?? options.innerWidth()) + STEP * (shiftKey ? 10 : 1)),
    Home: () => moveTo(0),
    End: () => moveTo(options.innerWidth()),
    Enter: mark,
    '+': () => options.onZoom(CLOSER, x ?? options.innerWidth()),
    '=': () => options.onZoom(CLOSER, x ?? options.innerWidth()),
    '-': () => options.onZoom(1 / CLOSER, x ?? options.innerWidth()),
    Escape: giveUp,
  };

  element.addEventListener(
    'keydown',
    (event) => {
      if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
      const run = keys[event.key];
      if (run === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      run(event);
    },
    { signal: abort.signal },
  );
  element.addEventListener(
    'blur',
    () => {
      anchor = null;
      x = null;
      options.onDrag(null);
      options.onMove(null);
    },
    { signal: abort.signal },
  );
  return () => abort.abort();
}
