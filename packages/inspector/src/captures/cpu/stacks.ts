import type { Frame } from '@leakscope/profile';
import { type Naming, underV8 } from '../../frames.ts';
import type { CpuNode, CpuProfile } from './v8.ts';

/** Not running is not a cost. */
const IDLE = '(idle)';

/** The stacks of a profile's nodes. */
export class Stacks {
  readonly #nodes: ReadonlyMap<number, CpuNode>;
  readonly #naming: Naming;
  readonly #root: number | undefined;
  /** By node; those of its callers. */
  readonly #callers = new Map<number, readonly Frame[]>();
  readonly #stacks = new Map<string, readonly Frame[]>();

  constructor({ nodes }: CpuProfile, naming: Naming) {
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    this.#naming = naming;
    const [root] = nodes;
    this.#root = root?.id;
    const open = root === undefined ? [] : [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const frames = node === root ? [] : this.of(node.id, undefined);
      for (const id of node.children ?? []) {
        const child = this.#nodes.get(id);
        if (child === undefined) continue;
        this.#callers.set(id, frames);
        open.push(child);
      }
    }
  }

  isBusy(node: number): boolean {
    return node !== this.#root && this.#nodes.get(node)?.callFrame.functionName !== IDLE;
  }

  /** Leaf first. @param line of the leaf, 1-based; where it is not known that where it starts */
  of(node: number, line: number | undefined): readonly Frame[] {
    const key = `${node} ${line}`;
    const known = this.#stacks.get(key);
    if (known !== undefined) return known;
    const frame = this.#nodes.get(node)?.callFrame;
    const callers = this.#callers.get(node) ?? [];
    const made = frame === undefined ? callers : underV8(frame, callers, this.#naming, line);
    this.#stacks.set(key, made);
    return made;
  }
}
