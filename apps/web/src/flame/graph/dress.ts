import type { LayoutFrame } from '../messages.ts';
import type { CardRow } from './hover-card.ts';

/** What frames look like and say where that is not their value. */
export interface Dress {
  /** Called after a frame was drawn. */
  frame(element: SVGGElement, frame: LayoutFrame): void;
  /** What the card beside the pointer says of a frame. */
  card(frame: LayoutFrame): readonly CardRow[];
}
