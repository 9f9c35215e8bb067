import { RegexProblem } from './parse.ts';
import { type Instruction, type Program, programOf } from './program.ts';

/** Characters by whose number an array is indexed: those that names are made of. */
const ASCII = 128;
/** States that are remembered. Expressions that are typed have some dozens. */
const MAX_STATES = 1000;
/** Instructions looked at that no memory saved: a second's worth at most. */
const MAX_WORK = 10_000_000;
/** Of asking JavaScript about a character, in instructions. */
const ASKING = 10;
/** Of remembering a state, in instructions. */
const MAKING = 100;

/** What is before or behind a place in a text: none, a character of a word, or another. */
type Edge = 0 | 1 | 2;
const NONE: Edge = 0;
const WORD: Edge = 1;
const OTHER: Edge = 2;

/** Where all ways through the program are, between two characters. */
interface State {
  /** Instructions to go on at, beside the first: a match may begin anywhere. */
  readonly at: Uint16Array;
  readonly before: Edge;
  /** By the edge behind: the instructions for characters that can be reached; `null` is a match. */
  readonly reached: (Uint16Array | null | undefined)[];
  readonly ascii: (State | undefined)[];
  readonly others: Map<number, State>;
}

const stateOf = (at: Uint16Array, before: Edge): State => ({
  at,
  before,
  reached: [],
  ascii: Array.from({ length: ASCII }),
  others: new Map(),
});
const MATCHED = stateOf(new Uint16Array(), NONE);

/** An expression of JavaScript's that ignores case, matched in linear time. */
export class RegexMatcher {
  readonly #program: Program;
  readonly #start: State;
  #states = new Map<string, State>();
  /** By character of ASCII and index of `Program.characters`: 0 not asked yet, 1 no, 2 yes. */
  readonly #isMeant: Uint8Array;
  /** Instructions are marked with the number of the search that has seen them. */
  readonly #seen: Uint32Array;
  #searches = 0;
  #work = 0;

  /** @throws RegexProblem where it is no expression, or more than can be matched in linear time */
  constructor(source: string) {
    this.#program = programOf(source);
    const { instructions, characters } = this.#program;
    this.#isMeant = new Uint8Array(ASCII * characters.length);
    this.#seen = new Uint32Array(instructions.length);
    this.#start = stateOf(new Uint16Array(), NONE);
  }

  /** @throws RegexProblem where all texts together took too long */
  test(text: string): boolean {
    let state = this.#start;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      state =
        (code < ASCII ? state.ascii[code] : state.others.get(code)) ?? this.#next(state, code);
      if (state === MATCHED) return true;
    }
    return this.#reached(state, NONE) === null;
  }

  /** Where a character leads, which is remembered. */
  #next(from: State, code: number): State {
    const reached = this.#reached(from, edgeOf(code));
    const to = reached === null ? MATCHED : this.#after(reached, code);
    if (code < ASCII) from.ascii[code] = to;
    else if (from.others.size < ASCII) from.others.set(code, to);
    return to;
  }

  #after(reached: Uint16Array, code: number): State {
    const at = reached.filter((index) => {
      const instruction = this.#program.instructions[index];
      return instruction?.op === 'character' && this.#accepts(instruction.character, code);
    });
    const before = edgeOf(code);
    const key = String.fromCharCode(before, ...at);
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    // What led to those that are forgotten still does, for as long as it is remembered itself.
    if (this.#states.size >= MAX_STATES) {
      this.#states = new Map();
      this.#start.ascii.fill(undefined);
      this.#start.others.clear();
    }
    this.#spend(MAKING);
    const made = stateOf(
      at.map((index) => index + 1),
      before,
    );
    this.#states.set(key, made);
    return made;
  }

  /** Instructions for characters that can be reached without one; `null` where the end can. */
  #reached(state: State, behind: Edge): Uint16Array | null {
    const known = state.reached[behind];
    if (known !== undefined) return known;
    const found = this.#follow(state, behind);
    state.reached[behind] = found;
    return found;
  }

  #follow({ at, before }: State, behind: Edge): Uint16Array | null {
    const { instructions } = this.#program;
    const search = ++this.#searches;
    const found: number[] = [];
    const open = [0, ...at];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (this.#seen[index] === search) continue;
      this.#seen[index] = search;
      this.#spend(1);
      const instruction = instructions[index];
      if (instruction === undefined || instruction.op === 'match') return null;
      if (instruction.op === 'character') found.push(index);
      else if (instruction.op === 'jump') open.push(instruction.to);
      else if (instruction.op === 'split') open.push(index + 1, instruction.to);
      else if (holds(instruction, before, behind)) open.push(index + 1);
    }
    return Uint16Array.from(found).sort();
  }

  #accepts(character: number, code: number): boolean {
    const slot = character * ASCII + code;
    if (code < ASCII && this.#isMeant[slot] !== 0) {
      this.#spend(1);
      return this.#isMeant[slot] === 2;
    }
    this.#spend(ASKING);
    const isMeant = this.#program.characters[character]?.test(String.fromCharCode(code)) === true;
    if (code < ASCII) this.#isMeant[slot] = isMeant ? 2 : 1;
    return isMeant;
  }

  #spend(work: number): void {
    this.#work += work;
    if (this.#work > MAX_WORK)
      throw new RegexProblem('The expression takes too long on this profile.');
  }
}

function edgeOf(code: number): Edge {
  const isWord =
    (code >= 48 && code <= 57) || // 0 to 9
    (code >= 65 && code <= 90) || // A to Z
    code === 95 || // _
    (code >= 97 && code <= 122); // a to z
  return isWord ? WORD : OTHER;
}

function holds(
  { at }: Extract<Instruction, { op: 'assertion' }>,
  before: Edge,
  behind: Edge,
): boolean {
  if (at === 'start') return before === NONE;
  if (at === 'end') return behind === NONE;
  const isBetween = (before === WORD) !== (behind === WORD);
  return at === 'word' ? isBetween : !isBetween;
}
