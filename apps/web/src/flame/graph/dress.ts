import type { LayoutFrame } from '../messages.ts';
import type { FormatValue } from './datum.ts';
import type { CardRow } from './hover-card.ts';

/** What frames look like and say where that is not their value. */
export interface Dress {
  /** Called after a frame was drawn. */
  frame(element: SVGGElement, frame: LayoutFrame, format: FormatValue): void;
  /** What the card beside the pointer says of a frame. */
  card(frame: LayoutFrame, format: FormatValue): readonly CardRow[];
}
