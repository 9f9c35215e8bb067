import type { LayoutFrame } from '../flame/messages.ts';
import type { SvgColours } from './svg.ts';

/** The colours that the flame graph has on the page, theme and colouring included. */
export function coloursOnScreen(): SvgColours {
  const page = getComputedStyle(document.documentElement);
  const token = (name: string): string => page.getPropertyValue(name).trim();
  const drawn = new Map<string, Element>();
  for (const element of document.querySelectorAll('.flame g[data-ref]')) {
    drawn.set(element.getAttribute('data-ref') ?? '', element);
  }
  const styleOf = ({ ref }: LayoutFrame, part: string): CSSStyleDeclaration | undefined => {
    const element = drawn.get(ref)?.querySelector(part);
    return element ? getComputedStyle(element) : undefined;
  };
  return {
    background: token('--surface'),
    ink: token('--ink'),
    fillOf: (frame) => styleOf(frame, 'rect')?.fill ?? token('--flame-neutral'),
    inkOf: (frame) => styleOf(frame, '.d3-flame-graph-label')?.color ?? token('--ink'),
  };
}
