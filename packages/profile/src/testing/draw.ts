import type { Label } from '../model/frame.ts';
import { NO_LABELS, NO_STACK } from '../model/indexes.ts';
import type { Profile } from '../model/profile.ts';
import { framesOf, labelsOf } from '../model/read.ts';
import type { CallTree, NodeIndex, TreeShape } from '../views/tree.ts';
import { ROOT_KEY } from '../views/tree.ts';

/** A profile's samples as the lines that `profileFromText` reads, labels in the order of the alphabet. */
export function drawProfile(profile: Profile): string[] {
  const { samples } = profile;
  return Array.from({ length: samples.length }, (_, sample) => {
    const frames = framesOf(profile, samples.stack[sample] ?? NO_STACK)
      .toReversed()
      .map(({ name, file, line }) => `${name}${file ? `@${file}` : ''}${line ? `:${line}` : ''}`);
    const values = samples.values.map((column) => column[sample] ?? 0);
    const labels = labelsOf(profile, samples.labels[sample] ?? NO_LABELS)
      .map(drawLabel)
      .toSorted();
    const parts = [frames, values, labels].map((part) => part.join(' '));
    return (labels.length > 0 ? parts : parts.slice(0, 2)).join(' | ');
  });
}

function drawLabel(label: Label): string {
  return 'unit' in label
    ? `${label.key}:${label.value}${label.unit}`
    : `${label.key}=${label.value}`;
}

/** A tree as lines of `indented name[:line] self/total`. */
export function drawTree(profile: Profile, tree: CallTree): string[] {
  return drawShape(profile, tree, (node) => `${tree.self[node]}/${tree.total[node]}`);
}

/** A tree as lines of `indented name[:line]` and what `figures` says of the node. */
export function drawShape(
  { functions, strings }: Profile,
  tree: TreeShape,
  figures: (node: NodeIndex) => string,
): string[] {
  return Array.from({ length: tree.length }, (_, node) => {
    const key = tree.key[node] ?? 0;
    const line = tree.keys.line[key] ?? 0;
    const name = strings[functions.name[tree.keys.func[key] ?? 0] ?? 0] ?? '';
    const indent = '  '.repeat(tree.depth[node] ?? 0);
    return `${indent}${key === ROOT_KEY ? 'root' : name}${line ? `:${line}` : ''} ${figures(node)}`;
  });
}
