import { selection, type Selection } from 'd3';

/** What d3-flame-graph asks of a transition. */
class AtOnce {
  readonly #selection: Selection<Element, unknown, null, undefined>;

  constructor(of: Selection<Element, unknown, null, undefined>) {
    this.#selection = of;
  }

  duration(): this {
    return this;
  }

  delay(): this {
    return this;
  }

  ease(): this {
    return this;
  }

  attr(name: string, value: (this: Element, datum: unknown) => string | number): this {
    this.#selection.attr(name, value);
    return this;
  }

  text(value: (this: Element, datum: unknown) => string): this {
    this.#selection.text(value);
    return this;
  }
}

/**
 * Draws without transitions. d3-flame-graph makes three for every frame whatever their duration, and
 * their timers take longer than all else it does: a thousand frames took 150 ms with them and take
 * 60 ms without.
 */
export function atOnce(draw: () => void): void {
  const { prototype } = selection;
  const { transition } = prototype;
  Object.assign(prototype, {
    transition(this: Selection<Element, unknown, null, undefined>) {
      return new AtOnce(this);
    },
  });
  try {
    draw();
  } finally {
    prototype.transition = transition;
  }
}
