import { select, type HierarchyNode } from 'd3';
import type { Layout, LayoutFrame } from '../messages.ts';
import { spokenOf, type Datum, type FormatValue } from './datum.ts';

interface Annotation {
  /** Of the elements' ids. */
  readonly prefix: string;
  readonly layout: Layout;
  readonly width: number;
  readonly search: string;
  readonly format: FormatValue;
}

/**
 * Adds to what d3-flame-graph has drawn what it leaves out: roles, names and levels, whose and of
 * what kind a frame is, whether it matches. Labels and widths are set at once instead of after the
 * transition.
 */
export function annotateFrames(
  element: HTMLElement,
  root: HierarchyNode<Datum>,
  { prefix, layout, width, search, format }: Annotation,
): void {
  const wanted = search.trim().toLowerCase();
  element.toggleAttribute('data-searching', wanted !== '');
  const scale = width / (root.value || 1);
  select(element)
    .selectAll<SVGGElement, HierarchyNode<Datum>>('g')
    .each(function annotate(node) {
      const { frame, label } = node.data;
      this.id = prefix + frame.ref;
      this.setAttribute('role', 'treeitem');
      this.setAttribute('aria-level', String(node.depth + 1));
      this.setAttribute('aria-label', spokenOf(frame, layout.total, format));
      this.dataset['ref'] = frame.ref;
      this.dataset['origin'] = frame.origin;
      this.dataset['kind'] = frame.kind;
      this.toggleAttribute('data-merged', frame.merged > 0);
      this.toggleAttribute('data-match', wanted !== '' && matches(frame, wanted));
      const text = this.querySelector('.d3-flame-graph-label');
      if (text) text.textContent = label;
      const rect = this.querySelector('rect');
      if (rect && !rect.hasAttribute('width')) {
        rect.setAttribute('width', String((node.value ?? 0) * scale));
      }
    });
}

function matches({ name, file, merged }: LayoutFrame, wanted: string): boolean {
  return (
    merged === 0 && (name.toLowerCase().includes(wanted) || file.toLowerCase().includes(wanted))
  );
}
