import { changeOf, type DiffTree, type NodeIndex } from '@leakscope/profile';
import type { PrunedFrame } from '../../flame/worker/prune.ts';
import type { Scene } from '../../flame/worker/scene.ts';
import type { Amounts, FrameChange } from '../messages.ts';

/** A tree of changes, and the same rows by their width. */
export interface View {
  readonly diff: DiffTree;
  readonly scene: Scene;
}

/** What a row was and is. */
export function amountsAt({ base, now }: DiffTree, row: NodeIndex): Amounts {
  return { base: base[row] ?? 0, now: now[row] ?? 0 };
}

export function changeAt(diff: DiffTree, row: NodeIndex): FrameChange {
  return withNet(amountsAt(diff, row), diff.width[row] ?? 0);
}

/** Of a frame that is drawn: a node, or children of a node as one. */
export function changeOfFrame(diff: DiffTree, frame: PrunedFrame): FrameChange {
  const { row, skip, until, total } = frame;
  if (skip === null) return changeAt(diff, row);
  const end = diff.subtreeEnd[row] ?? 0;
  let [base, now] = [0, 0];
  let child = row + 1;
  for (let i = 0; child < end && i < (until ?? Infinity); i++) {
    if (i >= skip) {
      base += diff.base[child] ?? 0;
      now += diff.now[child] ?? 0;
    }
    child = diff.subtreeEnd[child] ?? end;
  }
  return withNet({ base, now }, total);
}

function withNet({ base, now }: Amounts, width: number): FrameChange {
  const net = width === 0 ? 0 : Math.min(1, Math.abs(now - base) / width);
  return { base, now, change: changeOf(base, now), net };
}
