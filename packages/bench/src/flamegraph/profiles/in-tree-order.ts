import { type CallTree, NO_LABELS, NO_STACK, type Profile } from '@leakscope/profile';

/**
 * The same calls and values with the stacks in the order of the merged tree and without labels. A
 * tool that draws stacks in the order of the file then draws the merged tree, and none has to find
 * out that stacks are the same.
 *
 * @param tree of the sample type that is kept
 */
export function inTreeOrder(profile: Profile, tree: CallTree, type: number): Profile {
  const { keys } = tree;
  const sampleType = profile.sampleTypes[type] ?? { type: '', unit: '' };
  const rows = Uint32Array.from(tree.self.keys()).filter((row) => (tree.self[row] ?? 0) > 0);
  return {
    ...profile,
    sampleTypes: [sampleType],
    defaultSampleType: sampleType.type,
    frames: {
      length: keys.length,
      func: keys.func,
      line: keys.line,
      column: new Uint32Array(keys.length),
    },
    // A row is the stack before it, for the root is none.
    stacks: {
      length: tree.length - 1,
      parent: tree.parent.slice(1).map((parent) => (parent <= 0 ? NO_STACK : parent - 1)),
      frame: tree.key.slice(1),
    },
    samples: {
      length: rows.length,
      stack: Int32Array.from(rows, (row) => row - 1),
      labels: new Int32Array(rows.length).fill(NO_LABELS),
      values: [Float64Array.from(rows, (row) => tree.self[row] ?? 0)],
    },
  };
}
