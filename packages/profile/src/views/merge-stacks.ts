import { PairIndex } from '../build/pair-index.ts';
import { NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import type { Nodes } from './lay-out.ts';
import type { KeyTable, TreeKey } from './tree.ts';
import { ROOT_KEY } from './tree.ts';

/** The stacks of a profile merged by key. */
export interface MergedStacks extends Nodes {
  /** By StackIndex. A sample without a stack belongs to the root. */
  readonly nodeOfStack: Uint32Array;
}

export function mergeStacks(profile: Profile, by: TreeKey): MergedStacks {
  const { stacks } = profile;
  const { keys, keyOfFrame } = keyFrames(profile, by);
  if (areDistinct(keyOfFrame, keys.length)) return unmerged(profile, keys, keyOfFrame);
  const nodes = new PairIndex();
  const nodeOfStack = new Uint32Array(stacks.length);
  for (let stack = 0; stack < stacks.length; stack++) {
    const up = stacks.parent[stack] ?? NO_STACK;
    const parent = up === NO_STACK ? 0 : (nodeOfStack[up] ?? 0);
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

function areDistinct(keyOfFrame: Uint32Array, keys: number): boolean {
  const isTaken = new Uint8Array(keys);
  for (const key of keyOfFrame) {
    if (isTaken[key] === 1) return false;
    isTaken[key] = 1;
  }
  return true;
}

/** Where every frame has a key of its own, stacks are nodes as they stand: there is nothing to find. */
function unmerged({ stacks }: Profile, keys: KeyTable, keyOfFrame: Uint32Array): MergedStacks {
  const length = stacks.length + 1;
  const parent = new Int32Array(length);
  const key = new Uint32Array(length);
  const nodeOfStack = new Uint32Array(stacks.length);
  parent[0] = -1;
  key[0] = ROOT_KEY;
  for (let stack = 0; stack < stacks.length; stack++) {
    parent[stack + 1] = (stacks.parent[stack] ?? NO_STACK) + 1;
    key[stack + 1] = keyOfFrame[stacks.frame[stack] ?? 0] ?? 0;
    nodeOfStack[stack] = stack + 1;
  }
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

/** By SampleIndex the node of its innermost call. */
export function nodesOfSamples({ samples }: Profile, { nodeOfStack }: MergedStacks): Uint32Array {
  const nodeOf = new Uint32Array(samples.length);
  for (let sample = 0; sample < nodeOf.length; sample++) {
    const stack = samples.stack[sample] ?? NO_STACK;
    if (stack !== NO_STACK) nodeOf[sample] = nodeOfStack[stack] ?? 0;
  }
  return nodeOf;
}
