import { formatShare } from '../../format/index.ts';
import type { LayoutFrame, Ref } from '../messages.ts';

/** A node as d3-flame-graph wants it; it writes into these, so they are nobody else's. */
export interface Datum {
  readonly ref: Ref;
  readonly value: number;
  /** Text in the frame; empty where there is no room for any. */
  readonly label: string;
  /** A caller of the focus: as wide as the focus, whatever its own value. */
  fade: boolean;
  readonly frame: LayoutFrame;
  readonly children: Datum[];
}

/** `flame` grows upwards from the root, `icicle` hangs from it. */
export type Orientation = 'flame' | 'icicle';

/** Writes values of the sample type that is shown. */
export type FormatValue = (value: number) => string;

/** d3-flame-graph hides the labels of narrower frames. */
export const MIN_LABEL_PIXELS = 35;

/**
 * The tree of a layout's frames. Callers of the focus are faded.
 *
 * @param width of the focus in pixels
 */
export function treeOf(
  frames: readonly LayoutFrame[],
  focusIndex: number,
  width: number,
  format: FormatValue,
): Datum {
  const least = ((frames[focusIndex]?.total ?? 0) * MIN_LABEL_PIXELS) / Math.max(1, width);
  const nodes = frames.map((frame, index): Datum => {
    const { ref, total } = frame;
    const label = total >= least ? labelOf(frame, format) : '';
    return { ref, value: total, label, fade: index < focusIndex, frame, children: [] };
  });
  for (const node of nodes) nodes[node.frame.parent]?.children.push(node);
  const [root] = nodes;
  if (root === undefined) throw new RangeError('A layout has at least its root.');
  return root;
}

/** The last part of a path or URL. */
export function fileName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

/** `leak.ts:12`; empty where the file is not known. */
export function placeOf({ file, line }: Pick<LayoutFrame, 'file' | 'line'>): string {
  if (file === '') return '';
  const name = file.startsWith('node:') ? file : fileName(file);
  return line === 0 ? name : `${name}:${line}`;
}

/** A name that is a path by its end, which is what tells it from others. */
export function nameOf({ name, file }: Pick<LayoutFrame, 'name' | 'file'>): string {
  return name === file ? fileName(name) || name : name;
}

function labelOf(frame: LayoutFrame, format: FormatValue): string {
  const place = frame.origin === 'own' && frame.name !== frame.file ? placeOf(frame) : '';
  return [nameOf(frame), place, format(frame.total)].filter((part) => part !== '').join('  ');
}

/** What a screen reader says of a frame. */
export function spokenOf(frame: LayoutFrame, total: number, format: FormatValue): string {
  const { file, line } = frame;
  const place =
    file === '' || frame.name === file
      ? ''
      : `${fileName(file)}${line === 0 ? '' : ` line ${line}`}`;
  const share = formatShare(total === 0 ? 0 : frame.total / total);
  return [nameOf(frame), place, format(frame.total), share]
    .filter((part) => part !== '')
    .join(', ');
}
