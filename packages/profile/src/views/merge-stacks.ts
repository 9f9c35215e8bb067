import { PairIndex } from '../build/pair-index.ts';
import { NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import type { KeyTable, TreeKey } from './tree.ts';
import { ROOT_KEY } from './tree.ts';

/** The stacks of a profile merged by key: a tree without values, in no particular order. */
export interface MergedStacks {
  readonly keys: KeyTable;
  /** Nodes, the root (node 0) among them. */
  readonly length: number;
  /** Always a smaller number than the node's own; -1 of the root. */
  readonly parent: Int32Array;
  /** KeyIndex; `ROOT_KEY` of the root. */
  readonly key: Uint32Array;
  /** By StackIndex. A sample without a stack belongs to the root. */
  readonly nodeOfStack: Uint32Array;
}

export function mergeStacks(profile: Profile, by: TreeKey): MergedStacks {
  const { stacks } = profile;
  const { keys, keyOfFrame } = keyFrames(profile, by);
  const nodes = new PairIndex();
  const nodeOfStack = new Uint32Array(stacks.length);
  for (let stack = 0; stack < stacks.length; stack++) {
    const parent = nodeOfStack[stacks.parent[stack] ?? NO_STACK] ?? 0;
    const key = keyOfFrame[stacks.frame[stack] ?? 0] ?? 0;
    nodeOfStack[stack] = nodes.add(parent, key) + 1;
  }
  const length = nodes.length + 1;
  const parent = new Int32Array(length);
  const key = new Uint32Array(length);
  parent[0] = -1;
  key[0] = ROOT_KEY;
  parent.set(nodes.first.subarray(0, nodes.length), 1);
  key.set(nodes.second.subarray(0, nodes.length), 1);
  return { keys, length, parent, key, nodeOfStack };
}

function keyFrames(
  { frames, functions }: Profile,
  by: TreeKey,
): { keys: KeyTable; keyOfFrame: Uint32Array } {
  if (by === 'function') {
    const func = Uint32Array.from({ length: functions.length }, (_, index) => index);
    const line = new Uint32Array(functions.length);
    return { keys: { length: func.length, func, line }, keyOfFrame: frames.func };
  }
  const pairs = new PairIndex();
  const keyOfFrame = new Uint32Array(frames.length);
  for (let frame = 0; frame < frames.length; frame++) {
    keyOfFrame[frame] = pairs.add(frames.func[frame] ?? 0, frames.line[frame] ?? 0);
  }
  const { length } = pairs;
  const keys = { length, func: pairs.first.slice(0, length), line: pairs.second.slice(0, length) };
  return { keys, keyOfFrame };
}
