import type { Profile } from '@leakscope/profile';
import { generateFunctions } from './functions.ts';
import { profileOf } from './profile-of.ts';
import { randomFrom } from '../../random.ts';

const SEED = 20_261_123;
/** A large application's; fewer in small profiles. */
const MAX_FUNCTIONS = 8_000;
/** Calls of a stack: these, and up to as many more as `DEPTH_SPREAD`. */
const LEAST_DEPTH = 28;
const DEPTH_SPREAD = 24;
/** Of all calls those that call different functions from time to time; the others mostly one. */
const BRANCHING_SHARE = 0.12;
/** Strength and discount of the two-parameter Chinese restaurant process. */
const BRANCHING = { strength: 1, discount: 0.7 };
/** Of the calls near the root, so that the program does several things. */
const TRUNK = { strength: 0.8, discount: 0.1 };
const TRUNK_DEPTH = 3;
const CHAIN = { strength: 0.001, discount: 0.001 };
/** Of the weights of samples; up to 2 their variance has no bound. */
const PARETO_SHAPE = 2;
const LEAST_WEIGHT = 64;

/** Calls merged by path; parents stand before their children, row 0 is the outermost call. */
export interface Calls {
  length: number;
  readonly parent: Int32Array;
  /** Index in the list of functions. */
  readonly func: Uint32Array;
  readonly self: Float64Array;
}

/**
 * A profile whose merged tree has exactly `nodes` calls, the same at every time. Stacks are drawn
 * one after the other: at each call one goes where those before went, with a probability in
 * proportion to how many did, or somewhere new; so both the widths and the numbers of children are
 * heavy-tailed (Pitman and Yor's process, as a tree). Weights follow a Pareto distribution.
 */
export function generateProfile(nodes: number): Profile {
  const random = randomFrom(SEED + nodes);
  const functions = generateFunctions(Math.min(MAX_FUNCTIONS, Math.ceil(nodes / 10)));
  const calls: Calls = {
    length: 1,
    parent: new Int32Array(nodes).fill(-1),
    func: new Uint32Array(nodes),
    self: new Float64Array(nodes),
  };
  const branches = new Branches(nodes, calls, functions.length, random);
  while (calls.length < nodes) {
    const depth = LEAST_DEPTH + Math.floor(random() * DEPTH_SPREAD);
    let at = 0;
    for (let level = 1; level < depth; level++) {
      const next = branches.follow(at);
      if (next < 0) break;
      at = next;
    }
    const weight = Math.round(LEAST_WEIGHT * (1 - random()) ** (-1 / PARETO_SHAPE));
    calls.self[at] = (calls.self[at] ?? 0) + weight;
  }
  return profileOf(calls, functions);
}

/** Where the stacks so far went on from each call. */
class Branches {
  readonly #calls: Calls;
  readonly #functions: number;
  readonly #random: () => number;
  readonly #firstChild: Int32Array;
  readonly #nextSibling: Int32Array;
  readonly #children: Uint32Array;
  /** Stacks that reached a call, and those that went on from there. */
  readonly #reached: Uint32Array;
  readonly #left: Uint32Array;
  readonly #isBranching: Uint8Array;
  readonly #depth: Uint8Array;

  constructor(nodes: number, calls: Calls, functions: number, random: () => number) {
    this.#calls = calls;
    this.#functions = functions;
    this.#random = random;
    this.#firstChild = new Int32Array(nodes).fill(-1);
    this.#nextSibling = new Int32Array(nodes).fill(-1);
    this.#children = new Uint32Array(nodes);
    this.#reached = new Uint32Array(nodes);
    this.#left = new Uint32Array(nodes);
    this.#isBranching = new Uint8Array(nodes);
    this.#depth = new Uint8Array(nodes);
  }

  /** The next call of a stack that has come to `at`; -1 where it would be one too many. */
  follow(at: number): number {
    const { strength, discount } = this.#habitOf(at);
    const left = this.#left[at] ?? 0;
    const children = this.#children[at] ?? 0;
    let drawn = this.#random() * (strength + left) - (strength + discount * children);
    let child = left === 0 || drawn < 0 ? -1 : (this.#firstChild[at] ?? -1);
    while (child >= 0) {
      drawn -= (this.#reached[child] ?? 0) - discount;
      if (drawn < 0) break;
      child = this.#nextSibling[child] ?? -1;
    }
    if (child < 0) child = this.#add(at);
    if (child < 0) return -1;
    this.#left[at] = left + 1;
    this.#reached[child] = (this.#reached[child] ?? 0) + 1;
    return child;
  }

  #habitOf(call: number): { strength: number; discount: number } {
    if ((this.#depth[call] ?? 0) < TRUNK_DEPTH) return TRUNK;
    return this.#isBranching[call] === 1 ? BRANCHING : CHAIN;
  }

  #add(parent: number): number {
    const { length, parent: parents, func } = this.#calls;
    if (length === parents.length) return -1;
    this.#calls.length = length + 1;
    parents[length] = parent;
    func[length] = this.#unusedFunction(parent);
    this.#depth[length] = (this.#depth[parent] ?? 0) + 1;
    this.#isBranching[length] = this.#random() < BRANCHING_SHARE ? 1 : 0;
    this.#nextSibling[length] = this.#firstChild[parent] ?? -1;
    this.#firstChild[parent] = length;
    this.#children[parent] = (this.#children[parent] ?? 0) + 1;
    return length;
  }

  /** Some functions are called from everywhere, most from few places; siblings differ. */
  #unusedFunction(parent: number): number {
    for (;;) {
      const drawn = Math.floor(this.#functions * this.#random() ** 2);
      let child = this.#firstChild[parent] ?? -1;
      while (child >= 0 && this.#calls.func[child] !== drawn)
        child = this.#nextSibling[child] ?? -1;
      if (child < 0) return drawn;
    }
  }
}
