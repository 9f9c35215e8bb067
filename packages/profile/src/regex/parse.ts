/** Deeper groups than these are not typed by anybody. */
const MAX_NESTING = 200;

/** Where an assertion holds; `word` between a character of a word and none. */
export type Assertion = 'start' | 'end' | 'word' | 'not-word';

export type RegexNode =
  /** One character, as JavaScript would write it: `a`, `\d`, `[^x-z]`, `.` */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'assertion'; readonly at: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  /** `most` may be Infinity. */
  | {
      readonly kind: 'repeat';
      readonly of: RegexNode;
      readonly least: number;
      readonly most: number;
    };

/** Why an expression cannot be used, for the person who wrote it. */
export class RegexProblem extends Error {
  override readonly name = 'RegexProblem';
}

const CHARACTER =
  /\[(?:[^\\\]]|\\[^])*\]|\\(?:0[0-7]{0,2}|x[\da-f]{2}|u[\da-f]{4}|c[a-z]|[^])|[^]/iy;
const QUANTIFIER = /([*+?])\??|\{(\d+)(,?)(\d*)\}\??/y;
const GROUP = /\((?!\?)|\(\?:|\(\?<(?![=!])[^>]*>/y;
/** Refers to what a group matched; or is half of a control character, which JavaScript lets pass. */
const REFERENCE = /\\(?:[1-9k]|c(?![a-z]))/iy;
const assertions: Readonly<Record<string, Assertion>> = {
  '^': 'start',
  $: 'end',
  '\\b': 'word',
  '\\B': 'not-word',
};

/**
 * Reads an expression of JavaScript's, without flags.
 *
 * @throws RegexProblem where it is none, or more than can be matched in linear time
 */
export function parseRegex(source: string): RegexNode {
  try {
    void new RegExp(source);
  } catch (error) {
    throw new RegexProblem(reasonOf(error));
  }
  return new Parser(source).choice(0);
}

/** Of an expression that JavaScript accepts. */
class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Up to the end of a group or of the whole. */
  choice(depth: number): RegexNode {
    if (depth > MAX_NESTING) throw new RegexProblem('The groups are nested too deep.');
    const options = [this.#sequence(depth)];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      options.push(this.#sequence(depth));
    }
    const [only] = options;
    return only !== undefined && options.length === 1 ? only : { kind: 'choice', options };
  }

  #sequence(depth: number): RegexNode {
    const parts: RegexNode[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? '')) {
      parts.push(this.#repeated(this.#one(depth)));
    }
    return { kind: 'sequence', parts };
  }

  #one(depth: number): RegexNode {
    if (this.#source[this.#at] === '(') {
      if (this.#take(GROUP) === undefined) {
        throw new RegexProblem('Lookahead, lookbehind and modifiers are not supported.');
      }
      const inside = this.choice(depth + 1);
      // Its closing parenthesis.
      this.#at++;
      return inside;
    }
    if (this.#take(REFERENCE) !== undefined) {
      throw new RegexProblem('Back references are not supported.');
    }
    const [source = ''] = this.#take(CHARACTER) ?? [];
    const at = assertions[source];
    return at === undefined ? { kind: 'character', source } : { kind: 'assertion', at };
  }

  #repeated(of: RegexNode): RegexNode {
    const found = this.#take(QUANTIFIER);
    if (found === undefined) return of;
    const [, sign, from, comma, to] = found;
    if (sign !== undefined) {
      return {
        kind: 'repeat',
        of,
        least: sign === '+' ? 1 : 0,
        most: sign === '?' ? 1 : Infinity,
      };
    }
    const least = Number(from);
    const most = to ? Number(to) : comma ? Infinity : least;
    return { kind: 'repeat', of, least, most };
  }

  /** What is here, if it is of this kind; goes on behind it. */
  #take(kind: RegExp): RegExpExecArray | undefined {
    kind.lastIndex = this.#at;
    const found = kind.exec(this.#source) ?? undefined;
    if (found !== undefined) this.#at += found[0].length;
    return found;
  }
}

/** `Invalid regular expression: /a(/: Unterminated group` → `Unterminated group.` */
function reasonOf(error: unknown): string {
  if (!(error instanceof SyntaxError)) return 'It cannot be used.';
  const { message } = error;
  return `${message.slice(message.lastIndexOf(': ') + 1).trim()}.`;
}
