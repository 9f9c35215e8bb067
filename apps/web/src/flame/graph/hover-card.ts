import { formatShare } from '../../format/index.ts';
import type { LayoutFrame } from '../messages.ts';
import { placeOf, type FormatValue } from './datum.ts';

/** Between pointer and card, in pixels, so that it does not cover what it is about. */
const GAP = 14;

/** A term and its value. */
export type CardRow = readonly [term: string, value: string];

export interface HoverCard {
  show(event: MouseEvent, frame: LayoutFrame, rows: readonly CardRow[]): void;
  hide(): void;
  destroy(): void;
}

/** What a frame is, beside the pointer. Names are set as text: they are hostile. */
export function createHoverCard(): HoverCard {
  const card = document.createElement('div');
  card.className = 'flame-card';
  card.hidden = true;
  card.setAttribute('aria-hidden', 'true');
  const name = line(card, 'flame-card-name');
  const place = line(card, 'flame-card-place');
  const values = line(card, 'flame-card-values');
  document.body.append(card);

  return {
    show(event, frame, rows) {
      name.textContent = frame.name;
      place.textContent = frame.merged > 0 ? 'Click to see them' : placeOf(frame);
      if (frame.name === frame.file) place.textContent = '';
      place.hidden = place.textContent === '';
      values.replaceChildren(...rows.flatMap(cells));
      card.hidden = false;
      const { offsetWidth, offsetHeight } = card;
      const left = Math.min(event.clientX + GAP, window.innerWidth - offsetWidth - GAP);
      const below = event.clientY + GAP;
      const fits = below + offsetHeight < window.innerHeight;
      card.style.left = `${Math.max(0, left)}px`;
      card.style.top = `${fits ? below : event.clientY - GAP - offsetHeight}px`;
    },
    hide() {
      card.hidden = true;
    },
    destroy() {
      card.remove();
    },
  };
}

/** What a card says of a frame where nobody knows better. */
export function totalAndSelf(frame: LayoutFrame, total: number, format: FormatValue): CardRow[] {
  const share = (value: number): string => formatShare(total === 0 ? 0 : value / total);
  const rows: CardRow[] = [['total', `${format(frame.total)}  ${share(frame.total)}`]];
  if (frame.merged === 0) rows.push(['self', `${format(frame.self)}  ${share(frame.self)}`]);
  return rows;
}

function line(parent: HTMLElement, className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  parent.append(element);
  return element;
}

function cells(row: CardRow): HTMLElement[] {
  return row.map((text) => {
    const element = document.createElement('span');
    element.textContent = text;
    return element;
  });
}
