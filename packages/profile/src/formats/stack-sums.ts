import { Column } from '../build/column.ts';
import type { Memory } from '../build/memory.ts';
import type { Tables } from '../build/tables.ts';
import type { StackIndex } from '../model/indexes.ts';
import { NO_LABELS, NO_STACK } from '../model/indexes.ts';
import type { Order } from './timeline.ts';
import { ordinalLabel, timeLabel, Timeline } from './timeline.ts';

/** Values by stack, which may be fractions until they are all there. */
export class StackSums {
  readonly #values: Column;
  /** By stack + 1, from the sum of what was before. */
  readonly #timeline: Timeline | undefined;
  #sum = 0;

  constructor(memory: Memory, order: Order = 'merged') {
    this.#values = new Column(memory);
    this.#timeline = order === 'time' ? new Timeline(memory) : undefined;
  }

  /** More was added than can be kept in order: it is merged. */
  get isUnordered(): boolean {
    return this.#timeline?.isFull === true;
  }

  add(stack: StackIndex, value: number): void {
    this.#values.add(stack + 1, value);
    this.#timeline?.sample(stack + 1, this.#sum);
    this.#timeline?.charge(value);
    this.#sum += value;
  }

  /**
   * Enters them as samples of the one sample type; in order, with the sum of what was before each
   * of them as the label `time` or, where it is no time, `ordinal`.
   *
   * @returns whether any had to be rounded
   */
  enterInto(tables: Tables, factor = 1, isTime = false): boolean {
    const timeline = this.#timeline;
    if (timeline !== undefined && !timeline.isFull) {
      return this.#enterInOrder(tables, timeline, factor, isTime ? timeLabel : ordinalLabel);
    }
    let isRounded = false;
    for (let stack = NO_STACK; stack < tables.stackCount; stack++) {
      const value = this.#values.at(stack + 1) * factor;
      const whole = Math.round(value);
      if (whole !== value && factor === 1) isRounded = true;
      if (whole !== 0) tables.addValue(tables.sample(stack, NO_LABELS), 0, whole);
    }
    return isRounded;
  }

  #enterInOrder(
    tables: Tables,
    timeline: Timeline,
    factor: number,
    label: typeof timeLabel,
  ): boolean {
    let isRounded = false;
    for (let run = 0; run < timeline.length; run++) {
      const value = timeline.value(run) * factor;
      const whole = Math.round(value);
      if (whole !== value && factor === 1) isRounded = true;
      const labels = tables.labelSet([label(tables, timeline.start(run) * factor)]);
      if (whole !== 0) tables.addValue(tables.sample(timeline.place(run) - 1, labels), 0, whole);
    }
    return isRounded;
  }
}
