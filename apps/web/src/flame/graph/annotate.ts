import { select, type HierarchyNode } from 'd3';
import { MIN_LABEL_PIXELS, spokenOf, type Datum, type FormatValue } from './datum.ts';
import type { Dress } from './dress.ts';

interface Annotation {
  /** Of the elements' ids. */
  readonly prefix: string;
  /** Of the tree. */
  readonly total: number;
  readonly width: number;
  readonly format: FormatValue;
  readonly dress: Dress | undefined;
}

/**
 * Adds to what d3-flame-graph has drawn what it leaves out: roles, names and levels, colours, and
 * whether there is room for a label. Labels and widths are set at once instead of after the
 * transition, where there is one.
 */
export function annotateFrames(
  element: HTMLElement,
  root: HierarchyNode<Datum>,
  { prefix, total, width, format, dress }: Annotation,
): void {
  const scale = width / (root.value || 1);
  select(element)
    .selectAll<SVGGElement, HierarchyNode<Datum>>('g')
    .each(function annotate(node) {
      const { frame, label } = node.data;
      const pixels = (node.value ?? 0) * scale;
      this.id = prefix + frame.ref;
      this.setAttribute('role', 'treeitem');
      this.setAttribute('aria-level', String(node.depth + 1));
      this.setAttribute('aria-label', spokenOf(frame, total, format));
      this.setAttribute('data-ref', frame.ref);
      this.setAttribute('data-fill', frame.fill);
      this.toggleAttribute('data-merged', frame.merged > 0);
      this.toggleAttribute('data-narrow', pixels < MIN_LABEL_PIXELS);
      const [rect, outer] = [this.firstElementChild, this.lastElementChild];
      const text = outer?.firstElementChild;
      if (text && text.textContent !== label) text.textContent = label;
      if (rect && !rect.hasAttribute('width')) rect.setAttribute('width', String(pixels));
      dress?.frame(this, frame, format);
    });
}

/** Marks the frames that match a search; all are as they were where there is none. */
export function markMatches(element: HTMLElement, matches: ReadonlySet<string> | null): void {
  element.toggleAttribute('data-searching', matches !== null);
  for (const marked of element.querySelectorAll('g[data-match]')) {
    if (matches?.has(marked.getAttribute('data-ref') ?? '') !== true) {
      marked.removeAttribute('data-match');
    }
  }
  if (matches === null) return;
  for (const frame of element.querySelectorAll('g[data-ref]')) {
    if (matches.has(frame.getAttribute('data-ref') ?? '')) frame.setAttribute('data-match', '');
  }
}
