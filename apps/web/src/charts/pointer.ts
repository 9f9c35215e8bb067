import { MARGIN_LEFT } from './plot-frame.ts';

/** A drag shorter than this, in pixels, is a click. */
const LEAST_DRAG = 4;

export interface PointerOptions {
  /** Of the part that can be pointed at, in pixels. */
  readonly innerWidth: () => number;
  /** Pixels from the left of the inner part; `null` when the pointer has left. */
  readonly onMove: (x: number | null) => void;
  readonly onDrag: (span: readonly [number, number] | null) => void;
  readonly onSelect: (span: readonly [number, number]) => void;
  readonly onReset: () => void;
}

/** Makes plots pointable: moving shows a cursor, dragging selects, a double click resets. */
export function followPointer(
  elements: readonly SVGSVGElement[],
  options: PointerOptions,
): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  let anchor: number | null = null;

  const positionOf = (event: PointerEvent): number => {
    const { left } = (event.currentTarget as SVGSVGElement).getBoundingClientRect();
    return Math.min(options.innerWidth(), Math.max(0, event.clientX - left - MARGIN_LEFT));
  };
  const spanTo = (x: number): readonly [number, number] => {
    const start = anchor ?? x;
    return start < x ? [start, x] : [x, start];
  };

  for (const element of elements) {
    element.addEventListener(
      'pointermove',
      (event) => {
        const x = positionOf(event);
        options.onMove(x);
        if (anchor !== null) options.onDrag(spanTo(x));
      },
      { signal },
    );
    element.addEventListener('pointerleave', () => options.onMove(null), { signal });
    element.addEventListener(
      'pointerdown',
      (event) => {
        // A finger scrolls the page; only a mouse or a pen brushes.
        if (event.button !== 0 || event.pointerType === 'touch') return;
        event.preventDefault();
        element.setPointerCapture(event.pointerId);
        anchor = positionOf(event);
      },
      { signal },
    );
    element.addEventListener(
      'pointerup',
      (event) => {
        if (anchor === null) return;
        const span = spanTo(positionOf(event));
        anchor = null;
        options.onDrag(null);
        if (span[1] - span[0] >= LEAST_DRAG) options.onSelect(span);
      },
      { signal },
    );
    element.addEventListener(
      'pointercancel',
      () => {
        anchor = null;
        options.onDrag(null);
      },
      { signal },
    );
    element.addEventListener('dblclick', options.onReset, { signal });
  }
  return () => abort.abort();
}
