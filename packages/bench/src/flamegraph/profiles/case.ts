import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  buildCallTree,
  type CallTree,
  defaultTypeIndex,
  encodePprof,
  encodeSpeedscope,
  type Profile,
} from '@leakscope/profile';
import { inTreeOrder } from './in-tree-order.ts';
import { nestedJson } from './nested-json.ts';
import { targetOf, type Target } from './target.ts';

/** What is typed: with the last key, which is measured, fewer functions match than before. */
export interface Typed {
  readonly before: string;
  readonly key: string;
}

/** A profile in the formats of all tools, and what is done to it. */
export interface Case {
  /** For the names of measures: `1,000,000 nodes`. */
  readonly title: string;
  /** Of the merged tree. */
  readonly nodes: number;
  readonly unit: string;
  readonly total: number;
  /** Name of the widest call that nothing calls. */
  readonly outermost: string;
  readonly pprofGz: Buffer;
  readonly speedscopeJson: Uint8Array<ArrayBuffer>;
  readonly nestedJson: Buffer;
  /** The frame that is clicked. */
  readonly target: Target;
  readonly typed: Typed;
}

export async function caseOf(name: string, profile: Profile, typed: Typed): Promise<Case> {
  const type = defaultTypeIndex(profile);
  const tree = buildCallTree(profile, { type });
  const sorted = inTreeOrder(profile, tree, type);
  const nodes = tree.length - 1;
  const nameOf = namesOf(profile, tree);
  return {
    title: `${name}${nodes.toLocaleString('en-US')} nodes`,
    nodes,
    unit: profile.sampleTypes[type]?.unit ?? '',
    total: tree.total[0] ?? 0,
    outermost: nameOf(1),
    pprofGz: await promisify(gzip)(encodePprof(sorted)),
    speedscopeJson: encodeSpeedscope(sorted),
    nestedJson: nestedJson(tree, nameOf),
    target: targetOf(tree, nameOf),
    typed,
  };
}

function namesOf({ functions, strings }: Profile, tree: CallTree): (row: number) => string {
  return (row) => {
    if (row === 0) return 'all';
    const func = tree.keys.func[tree.key[row] ?? 0] ?? 0;
    return strings[functions.name[func] ?? 0] ?? '';
  };
}
