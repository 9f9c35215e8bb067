/**
 * Whose things are of which no stack was taken: they are shared out among the stacks that were taken
 * in the same period, or else about the same time.
 */
import { NO_STACK } from './stacks.ts';

/** A thing held, and what it stands for. */
export interface Counted {
  /** When the period began in which it did, in milliseconds. */
  readonly since: number;
  readonly stack: number;
  readonly count: number;
}

/** Things of one stack. */
export interface StackCount {
  stack: number;
  count: number;
}

/** Things of a period, or of several, by whether their stacks were taken. */
class Shares {
  #all = 0;
  #recorded = 0;
  /** Of periods in which no stack was taken. */
  #left = 0;

  add(count: number, isRecorded: boolean): void {
    this.#all += count;
    if (isRecorded) this.#recorded += count;
  }

  leave(others: Shares): void {
    this.#left += others.#all;
  }

  get hasRecorded(): boolean {
    return this.#recorded > 0;
  }

  /** What each recorded thing stands for, itself included. */
  get each(): number {
    return this.#all / this.#recorded;
  }

  /** What each recorded thing stands for of those that were left. */
  get eachOfLeft(): number {
    return this.#left / this.#recorded;
  }
}

/** Where no stack was taken in a period, those of so many milliseconds together tell. */
const TOGETHER_MS = 10_000;

/** The things by stack; under `NO_STACK` where no stack was taken for ten seconds. */
export function shareOut(things: readonly Counted[]): StackCount[] {
  const periods = new Map<number, Shares>();
  const times = new Map<number, Shares>();
  const sharesIn = (map: Map<number, Shares>, key: number): Shares => {
    let shares = map.get(key);
    if (shares === undefined) map.set(key, (shares = new Shares()));
    return shares;
  };
  const timeOf = (since: number) => sharesIn(times, Math.floor(since / TOGETHER_MS));
  for (const { since, stack, count } of things) {
    sharesIn(periods, since).add(count, stack !== NO_STACK);
    timeOf(since).add(count, stack !== NO_STACK);
  }
  for (const [since, shares] of periods) if (!shares.hasRecorded) timeOf(since).leave(shares);
  const counts = new Map<number, number>();
  for (const { since, stack, count } of things) {
    const [inPeriod, inTime] = [sharesIn(periods, since), timeOf(since)];
    let share = 1;
    if (stack !== NO_STACK) share = inPeriod.each + inTime.eachOfLeft;
    else if (inTime.hasRecorded) continue;
    counts.set(stack, (counts.get(stack) ?? 0) + count * share);
  }
  return [...counts].map(([stack, count]) => ({ stack, count }));
}
