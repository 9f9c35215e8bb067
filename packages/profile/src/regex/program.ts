import { type Assertion, parseRegex, type RegexNode, RegexProblem } from './parse.ts';

/** Each may be looked at for every character; expressions that are typed have about twenty. */
const MAX_INSTRUCTIONS = 2000;

/** What follows is the instruction behind it, but for `jump`, and `match`, which is the last. */
export type Instruction =
  /** Index in `Program.characters`. */
  | { readonly op: 'character'; readonly character: number }
  | { readonly op: 'assertion'; readonly at: Assertion }
  /** Also goes on at `to`. */
  | { readonly op: 'split'; readonly to: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  /** Each tells of a text of one character whether it is one that is meant, whatever its case. */
  readonly characters: readonly RegExp[];
}

/** @throws RegexProblem */
export function programOf(source: string): Program {
  const writer = new Writer();
  writer.write(parseRegex(source));
  writer.add({ op: 'match' });
  return writer;
}

class Writer implements Program {
  readonly instructions: Instruction[] = [];
  readonly characters: RegExp[] = [];
  readonly #known = new Map<string, number>();

  add(instruction: Instruction): number {
    if (this.instructions.length >= MAX_INSTRUCTIONS) {
      throw new RegexProblem('The expression repeats too much.');
    }
    return this.instructions.push(instruction) - 1;
  }

  write(node: RegexNode): void {
    switch (node.kind) {
      case 'character':
        this.add({ op: 'character', character: this.#character(node.source) });
        break;
      case 'assertion':
        this.add({ op: 'assertion', at: node.at });
        break;
      case 'sequence':
        for (const part of node.parts) this.write(part);
        break;
      case 'choice':
        this.#choice(node.options);
        break;
      case 'repeat':
        this.#repeat(node.of, node.least, node.most);
        break;
    }
  }

  #choice([first, ...others]: readonly RegexNode[]): void {
    if (first === undefined) return;
    if (others.length === 0) {
      this.write(first);
      return;
    }
    const split = this.add({ op: 'split', to: 0 });
    this.write(first);
    const jump = this.add({ op: 'jump', to: 0 });
    this.instructions[split] = { op: 'split', to: this.instructions.length };
    this.#choice(others);
    this.instructions[jump] = { op: 'jump', to: this.instructions.length };
  }

  #repeat(of: RegexNode, least: number, most: number): void {
    for (let i = 0; i < least; i++) {
      const before = this.instructions.length;
      this.write(of);
      // Nothing is as much when it is repeated.
      if (this.instructions.length === before) return;
    }
    const splits: number[] = [];
    for (let i = least; i < Math.min(most, MAX_INSTRUCTIONS); i++) {
      const split = this.add({ op: 'split', to: 0 });
      splits.push(split);
      this.write(of);
      if (most !== Infinity) continue;
      this.add({ op: 'jump', to: split });
      break;
    }
    for (const split of splits) {
      this.instructions[split] = { op: 'split', to: this.instructions.length };
    }
  }

  #character(source: string): number {
    const known = this.#known.get(source);
    if (known !== undefined) return known;
    const index = this.characters.push(new RegExp(`^(?:${source})$`, 'i')) - 1;
    this.#known.set(source, index);
    return index;
  }
}
