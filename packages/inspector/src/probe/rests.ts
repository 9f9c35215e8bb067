/**
 * Things held, and what they stand for once nobody looks for a while: see `duty-cycle.ts` for when,
 * and `cohort.ts` for how.
 */
import { Cohort, Variation } from './cohort.ts';
import { Estimate } from './pace.ts';

export interface Held {
  /** How many of those that began in the same period it stands for. */
  readonly weight: number;
  /** Of what began in the last period before a rest. */
  cohort: Cohort | null;
}

/** How many there are of what is held and what it stands for. */
export interface Tally {
  readonly estimate: Estimate;
  /** How many of those began while nobody looked. */
  readonly unseen: number;
}

export class Rests<T extends Held> {
  resting = false;
  /** Of the rest under way or the last one, as far as they are not known to have ended. */
  readonly members = new Set<T>();
  #cohort: Cohort | null = null;
  readonly #variation = new Variation();
  /** When what is held was looked at last, and the time before that, in milliseconds. */
  #lookedAt = [0, 0];
  /** What has ended, and for how long it had lasted: copies of it may be there still. */
  readonly #ended = new Map<T, number>();

  /**
   * Notes a period in which beginnings were dear to watch: `count` of those were there at its end, and
   * so many bytes were allocated in it.
   */
  watched(count: number, bytes: number): void {
    this.#variation.note(count / bytes);
  }

  /** A rest begins at `now` milliseconds; `members` began in the period before and are there still. */
  begin(now: number, members: Iterable<T>): void {
    this.#cohort = new Cohort(now, this.#variation.value);
    this.members.clear();
    for (const member of members) {
      member.cohort = this.#cohort;
      this.members.add(member);
    }
    this.#lookedAt = [now, now];
    this.resting = true;
  }

  /** Until `now` so many periods like the last one watched have passed since the last call. */
  pass(now: number, periods: number): void {
    this.#lookedAt = [this.#lookedAt[1] ?? now, now];
    this.#cohort?.pass(now, periods);
  }

  /** `held` is over, as seen at `now`. */
  ended(held: T, now: number): void {
    if (held.cohort === null) return;
    this.members.delete(held);
    // In a rest it may have ended at any time since the look before.
    const endedAt = this.resting ? (now + (this.#lookedAt[0] ?? now)) / 2 : now;
    this.#ended.set(held, endedAt - held.cohort.at);
  }

  /** Counts `living` and what they stand for; tells `each` of how many each thing held is counted. */
  count(
    now: number,
    living: Iterable<T>,
    each: (held: T, count: number) => void = () => {},
  ): Tally {
    const estimate = new Estimate();
    const unseen = new Map<Cohort, number>();
    const add = (held: T, copies: number, own: number) => {
      const { weight, cohort } = held;
      estimate.add(weight, copies);
      each(held, weight * copies);
      if (cohort === null) return;
      unseen.set(cohort, (unseen.get(cohort) ?? 0) + weight * (copies - own));
    };
    for (const held of living) {
      add(held, held.cohort?.copies(Number.POSITIVE_INFINITY, now) ?? 1, 1);
    }
    let [cohort, life, copies]: [Cohort | null, number, number] = [null, 0, 0];
    for (const [held, lifeMs] of this.#ended) {
      // Many are found to have ended at the same time.
      if (held.cohort !== cohort || lifeMs !== life) {
        [cohort, life] = [held.cohort, lifeMs];
        copies = cohort?.copies(life, now) ?? 0;
      }
      if (copies > 0) add(held, copies, 0);
      else if (!this.resting || held.cohort !== this.#cohort) this.#ended.delete(held);
    }
    let all = 0;
    for (const [{ variation, unseen: periods }, count] of unseen) {
      all += count;
      if (count > 0) estimate.doubt(variation * count ** 2 * (1 + 1 / periods));
    }
    return { estimate, unseen: all };
  }

  clear(): void {
    this.members.clear();
    this.#ended.clear();
    this.#cohort = null;
  }
}
