import { MARGIN_LEFT } from './plot-frame.ts';

/** Something that happened at a point in time and has a page of its own. */
export interface Flag {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly time: number;
  /** A letter or two. */
  readonly text: string;
  /** What it is, for its accessible name and its tooltip. */
  readonly label: string;
  readonly href: string;
}

export interface FlagLane {
  draw(flags: readonly Flag[], domain: { from: number; to: number }, innerWidth: number): void;
}

/** Flags above a plot, as links. */
export function createFlagLane(element: HTMLElement, onOpen: (href: string) => void): FlagLane {
  const lane = document.createElement('div');
  lane.className = 'flags';
  element.append(lane);
  const links = new Map<string, HTMLAnchorElement>();

  lane.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
      return;
    }
    event.preventDefault();
    onOpen(link.getAttribute('href') ?? '/');
  });

  return {
    draw(flags, { from, to }, innerWidth) {
      const seen = new Set<string>();
      for (const flag of flags) {
        if (flag.time < from || flag.time > to) continue;
        seen.add(flag.id);
        const link = links.get(flag.id) ?? document.createElement('a');
        if (!links.has(flag.id)) {
          link.className = 'flag';
          link.dataset['capture'] = flag.id;
          links.set(flag.id, link);
          lane.append(link);
        }
        link.href = flag.href;
        link.title = flag.label;
        link.setAttribute('aria-label', flag.label);
        link.textContent = flag.text;
        const x = MARGIN_LEFT + ((flag.time - from) / (to - from)) * innerWidth;
        link.style.transform = `translateX(${Math.round(x)}px)`;
      }
      for (const [id, link] of links) {
        if (seen.has(id)) continue;
        link.remove();
        links.delete(id);
      }
    },
  };
}
