import { formatShare } from '../../format/index.ts';
import type { LayoutFrame } from '../messages.ts';
import { placeOf, type FormatValue } from './datum.ts';

/** Between pointer and card, in pixels, so that it does not cover what it is about. */
const GAP = 14;

export interface HoverCard {
  show(event: MouseEvent, frame: LayoutFrame, total: number, format: FormatValue): void;
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
    show(event, frame, total, format) {
      name.textContent = frame.name;
      place.textContent = frame.merged > 0 ? 'Click to see them' : frame.file && placeOf(frame);
      place.hidden = place.textContent === '';
      const share = formatShare(total === 0 ? 0 : frame.total / total);
      values.replaceChildren(
        ...pair('total', `${format(frame.total)}  ${share}`),
        ...(frame.merged > 0 ? [] : pair('self', format(frame.self))),
      );
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

function line(parent: HTMLElement, className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  parent.append(element);
  return element;
}

function pair(term: string, value: string): HTMLElement[] {
  return [term, value].map((text) => {
    const element = document.createElement('span');
    element.textContent = text;
    return element;
  });
}
