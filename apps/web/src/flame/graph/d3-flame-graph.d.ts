/** The part of d3-flame-graph 5 that is used here; the package brings no types. */
declare module 'd3-flame-graph' {
  import type { HierarchyNode, Selection } from 'd3';

  interface Tooltip<Datum> {
    (svg: Selection<SVGSVGElement, unknown, null, undefined>): void;
    show(event: MouseEvent, node: HierarchyNode<Datum>): void;
    hide(): void;
  }

  interface FlameGraph<Datum> {
    /** Draws the first time. The selection's datum is the root's data. */
    (selection: Selection<HTMLElement, Datum, null, undefined>): void;
    /** Draws what is now the datum of the selection, a laid-out hierarchy. */
    update(): this;
    destroy(): this;
    width(pixels: number): this;
    height(pixels: number): this;
    cellHeight(pixels: number): this;
    /** Root at the top. */
    inverted(inverted: boolean): this;
    transitionDuration(ms: number): this;
    tooltip(tooltip: Tooltip<Datum>): this;
    setColorMapper(color: (node: HierarchyNode<Datum>) => string | null): this;
    getName(name: (node: HierarchyNode<Datum>) => string): this;
  }

  export default function flamegraph<Datum>(): FlameGraph<Datum>;
}
