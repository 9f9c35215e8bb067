/**
 * Things held, and what they stand for once nobody looks for a while: see `duty-cycle.ts` for when,
 * and `cohort.ts` for how.
 */
import { Cohort, Variation } from './cohort.ts';
import { Estimate, type Pace } from './pace.ts';

export interface Held {
  /** How many of those that began in the same period it stands for. */
  readonly weight: number;
  /** Of what began in the last period before a rest. */
  cohort: Cohort | null;
}

/** What holds things of one kind. */
export interface Holder<T> {
  readonly paces: readonly Pace[];
  /** What V8 allocates for each that begins, only because somebody is told of it. */
  readonly bytesEach: number;
  /** How many are held. */
  size(): number;
  /** How many began in the period under way and are there still. */
  countRecent(): number;
  /** Holds all weakly. @returns those held that began in the period under way and are there still */
  settle(now: number): T[];
  /** Finds out which of them have ended. */
  ask(held: Iterable<T>, now: number): void;
}

/** How many there are of what is held and what it stands for. */
export interface Tally {
  readonly estimate: Estimate;
  /** How many of those began while nobody looked. */
  readonly unseen: number;
}

/** Things held of one cohort that have lasted for as long, in milliseconds. */
class Ended<T extends Held> {
  readonly cohort: Cohort;
  readonly lifeMs: number;
  readonly held: T[] = [];
  /** Sums over them, as `Estimate` needs them. */
  weight = 0;
  variance = 0;

  constructor(cohort: Cohort, lifeMs: number) {
    this.cohort = cohort;
    this.lifeMs = lifeMs;
  }

  add(held: T): void {
    this.held.push(held);
    this.weight += held.weight;
    this.variance += held.weight * (held.weight - 1);
  }
}

/** A count under way: a class, since V8 would compile a closure anew for each count. */
class Counting<T extends Held> {
  readonly #estimate = new Estimate();
  readonly #unseen = new Map<Cohort, number>();
  readonly #each: ((held: T, count: number) => void) | null;

  constructor(each: ((held: T, count: number) => void) | null) {
    this.#each = each;
  }

  /** Counts something living, and what it stands for. */
  add(held: T, copies: number): void {
    const { weight, cohort } = held;
    this.#estimate.add(weight, copies);
    this.#each?.(held, weight * copies);
    if (cohort !== null) this.#addUnseen(cohort, weight * (copies - 1));
  }

  /** Counts what is left of things that have ended. */
  addEnded({ cohort, held, weight, variance }: Ended<T>, copies: number): void {
    this.#estimate.addAll(weight, variance, copies);
    this.#addUnseen(cohort, weight * copies);
    if (this.#each === null) return;
    for (const one of held) this.#each(one, one.weight * copies);
  }

  #addUnseen(cohort: Cohort, count: number): void {
    this.#unseen.set(cohort, (this.#unseen.get(cohort) ?? 0) + count);
  }

  tally(): Tally {
    let all = 0;
    for (const [{ variation, unseen: periods }, count] of this.#unseen) {
      all += count;
      if (count > 0) this.#estimate.doubt(variation * count ** 2 * (1 + 1 / periods));
    }
    return { estimate: this.#estimate, unseen: all };
  }
}

/** What a rest is, whatever is held. */
export type AnyRests = Omit<Rests<Held>, 'count' | 'ended'>;

/** A short period that stands for a long rest is worth holding so many more of than another. */
const HELD_TIMES = 5;

export class Rests<T extends Held> {
  resting = false;
  /** When the period under way began: whole milliseconds, for V8 would box any others. */
  since = 0;
  readonly #holder: Holder<T>;
  /** When the last rest ended, in milliseconds. */
  #restedAt = Number.NEGATIVE_INFINITY;
  /** Of the rest under way or the last one, as far as they are not known to have ended. */
  readonly #members = new Set<T>();
  #cohort: Cohort | null = null;
  readonly #variation = new Variation();
  /** When the members were last asked whether they have ended, in milliseconds. */
  #askedAt = 0;
  /** What has ended, and copies of which may be there still. */
  readonly #ended = new Set<Ended<T>>();
  #lastEnded: Ended<T> | null = null;

  constructor(holder: Holder<T>) {
    this.#holder = holder;
  }

  /** Whether things are being let go just now: no time to end a period. */
  get thinning(): boolean {
    return this.#holder.paces.some(({ thinning }) => thinning);
  }

  /** Whether so many have begun in the period under way that to be told of as many in `ms` is dear. */
  isDear(ms: number): boolean {
    return this.#holder.paces.some((pace) => pace.isDear(ms));
  }

  /** Bytes that were allocated in the period under way only because somebody was told. */
  get bytes(): number {
    const { paces, bytesEach } = this.#holder;
    return bytesEach * paces.reduce((sum, { begun }) => sum + begun, 0);
  }

  /** Notes a period in which it was dear, and in which so many bytes were allocated. */
  watched(bytes: number): void {
    this.#variation.note(this.#holder.countRecent() / bytes);
  }

  /** Ends a period that was watched; where that was dear, the next one may stand for a rest. */
  turn(now: number, isDear: boolean): void {
    const times = isDear ? HELD_TIMES : 1;
    for (const pace of this.#holder.paces) pace.turn(now, this.#holder.size(), times);
    this.since = Math.floor(now);
  }

  /** Nobody tells of anything from `now` on; what began in the period before stands for it. */
  begin(now: number): void {
    this.#cohort = new Cohort(now, this.#variation.value);
    this.#members.clear();
    for (const member of this.#holder.settle(now)) {
      member.cohort = this.#cohort;
      this.#members.add(member);
    }
    this.#askedAt = now;
    this.resting = true;
    this.turn(now, true);
  }

  /** Until `now` so many periods like the last one watched have passed since the last call. */
  pass(now: number, periods: number): void {
    this.#cohort?.pass(now, periods);
    this.ask(now);
  }

  /** Finds out which of those have ended that nobody told of. */
  ask(now: number): void {
    if (!this.resting) return;
    this.#holder.ask(this.#members, now);
    this.#askedAt = now;
  }

  /** Somebody tells again. */
  resume(now: number): void {
    this.resting = false;
    this.#restedAt = now;
    this.since = Math.floor(now);
    for (const pace of this.#holder.paces) pace.resume(now);
  }

  /** When, up to `now`, ends went unseen last, in milliseconds. */
  blindUntil(now: number): number {
    return this.resting ? now : this.#restedAt;
  }

  /** `held` is over, as seen at `now`. */
  ended(held: T, now: number): void {
    if (held.cohort === null) return;
    this.#members.delete(held);
    // In a rest it may have ended at any time since it was asked before.
    const endedAt = this.resting ? (now + this.#askedAt) / 2 : now;
    const lifeMs = endedAt - held.cohort.at;
    // Many are found to have ended at the same time.
    let last = this.#lastEnded;
    if (last?.cohort !== held.cohort || last.lifeMs !== lifeMs) {
      this.#lastEnded = last = new Ended(held.cohort, lifeMs);
      this.#ended.add(last);
    }
    last.add(held);
  }

  /** Counts `living` and what they stand for; tells `each` of how many each thing held is counted. */
  count(
    now: number,
    living: Iterable<T>,
    each: ((held: T, count: number) => void) | null = null,
  ): Tally {
    const counting = new Counting(each);
    let cohort: Cohort | null = null;
    let copies = 1;
    for (const held of living) {
      // Most are of one cohort, or of none.
      if (held.cohort !== cohort) {
        cohort = held.cohort;
        copies = cohort === null ? 1 : cohort.copies(Number.POSITIVE_INFINITY, now);
      }
      counting.add(held, copies);
    }
    for (const ended of this.#ended) {
      const left = ended.cohort.copies(ended.lifeMs, now);
      if (left > 0) {
        counting.addEnded(ended, left);
      } else if (!this.resting || ended.cohort !== this.#cohort) {
        this.#ended.delete(ended);
        if (ended === this.#lastEnded) this.#lastEnded = null;
      }
    }
    return counting.tally();
  }

  clear(): void {
    this.#members.clear();
    this.#ended.clear();
    this.#lastEnded = null;
    this.#cohort = null;
  }
}
