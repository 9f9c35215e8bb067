import { Column } from '../build/column.ts';
import type { Memory } from '../build/memory.ts';
import type { Tables } from '../build/tables.ts';
import type { StackIndex } from '../model/indexes.ts';
import { NO_LABELS, NO_STACK } from '../model/indexes.ts';

/** Values by stack, which may be fractions until they are all there. */
export class StackSums {
  readonly #values: Column;

  constructor(memory: Memory) {
    this.#values = new Column(memory);
  }

  add(stack: StackIndex, value: number): void {
    this.#values.add(stack + 1, value);
  }

  /** Enters them as samples of the one sample type. @returns whether any had to be rounded */
  enterInto(tables: Tables, factor = 1): boolean {
    let isRounded = false;
    for (let stack = NO_STACK; stack < tables.stackCount; stack++) {
      const value = this.#values.at(stack + 1) * factor;
      const whole = Math.round(value);
      if (whole !== value && factor === 1) isRounded = true;
      if (whole !== 0) tables.addValue(tables.sample(stack, NO_LABELS), 0, whole);
    }
    return isRounded;
  }
}
