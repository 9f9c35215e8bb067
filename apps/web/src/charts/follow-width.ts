/**
 * Calls back with the width of an element in whole pixels, at first and whenever it is another.
 * Nothing is told while the element has none, as when it is not displayed.
 */
export function followWidth(element: HTMLElement, onWidth: (width: number) => void): () => void {
  let width = 0;
  const observer = new ResizeObserver(([entry]) => {
    const next = Math.floor(entry?.contentRect.width ?? 0);
    if (next === width || next === 0) return;
    width = next;
    onWidth(width);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
