/** What a page that draws on canvases has drawn; `watchDraws` puts it at `globalThis.draws`. */
export interface Draws {
  /** When a text was first painted, by the page's clock. */
  readonly texts: Map<string, number>;
  /** When anything was first painted through WebGL; 0 before. */
  first: number;
  /** When anything was last painted. */
  last: number;
  forget(): void;
}

declare global {
  var draws: Draws;
}

/** Runs in the page, before anything of the page does. */
export function watchDraws(): void {
  const texts = new Map<string, number>();
  let pending: (() => void)[] = [];
  globalThis.draws = {
    texts,
    first: 0,
    last: 0,
    forget() {
      texts.clear();
      draws.first = draws.last = 0;
    },
  };
  /** Calls back when the frame in which something is being drawn has been painted. */
  const afterwards = (then: () => void): void => {
    if (pending.push(then) > 1) return;
    setTimeout(() => {
      const painted = performance.now();
      draws.last = painted;
      for (const each of pending) each();
      pending = [];
    });
  };
  const context = CanvasRenderingContext2D.prototype;
  const { fillText } = context;
  context.fillText = function (this: CanvasRenderingContext2D, text, x, y, width) {
    if (width === undefined) fillText.call(this, text, x, y);
    else fillText.call(this, text, x, y, width);
    afterwards(() => {
      if (!texts.has(text)) texts.set(text, draws.last);
    });
  };
  const gl = WebGLRenderingContext.prototype;
  const { drawArrays, drawElements } = gl;
  const drawn = (): void =>
    afterwards(() => {
      if (draws.first === 0) draws.first = draws.last;
    });
  gl.drawArrays = function (this: WebGLRenderingContext, ...rest) {
    drawArrays.apply(this, rest);
    drawn();
  };
  gl.drawElements = function (this: WebGLRenderingContext, ...rest) {
    drawElements.apply(this, rest);
    drawn();
  };
}
