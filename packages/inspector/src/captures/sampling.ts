import type { Frame } from '@leakscope/profile';
import { type Naming, underV8, type V8CallFrame } from '../frames.ts';

/**
 * Mean bytes between two samples of V8's heap, as in Go. A sample costs some 10 to 20 µs: at this
 * interval a service that allocates 50 KB in a request of 200 µs spends about 0.7 % on them.
 */
export const HEAP_INTERVAL = 512 * 1024;

/** A node of V8's sampling heap profile; `selfSize` in bytes, already scaled by V8. */
export interface SamplingNode {
  readonly id: number;
  readonly callFrame: V8CallFrame;
  readonly selfSize: number;
  readonly children: readonly SamplingNode[];
}

export interface SamplingProfile {
  readonly head: SamplingNode;
  /** `size` is the sample's object size times the number of objects it stands for. */
  readonly samples: readonly { size: number; nodeId: number; ordinal: number }[];
}

/** Bytes and objects sampled at one stack, leaf first. */
export interface SampledStack {
  readonly frames: readonly Frame[];
  readonly bytes: number;
  /** Estimated. */
  readonly objects: number;
}

/** Object sizes are multiples of a word; beyond this size a sample stands for one object. */
const WORD = 8;
const LARGE = HEAP_INTERVAL * 4;
const objectsOfProduct = new Map<number, number>();

/** The smallest object of V8: a map and one field. */
const SMALLEST = 2 * WORD;

/** The sizes whose product V8 would round to this one. */
function* sizesOf(product: number): Generator<{ size: number; objects: number }> {
  for (let size = SMALLEST; size <= product; size += WORD) {
    const objects = Math.round(-1 / Math.expm1(-size / HEAP_INTERVAL));
    if (size * objects === product) yield { size, objects };
  }
}

/**
 * How many objects a sample stands for. V8 multiplies an object of `s` bytes by
 * `c = round(1 / (1 - exp(-s / interval)))` and reports the product alone, which for small `s` lies
 * between `interval` and `interval + s`, on average half-way. Several sizes may give one product:
 * the one nearest to what that average tells is taken.
 */
export function estimateObjects(product: number): number {
  if (product >= LARGE) return 1;
  const known = objectsOfProduct.get(product);
  if (known !== undefined) return known;
  const expected = Math.max(SMALLEST, 2 * (product - HEAP_INTERVAL));
  let objects = 1;
  let nearest = Number.POSITIVE_INFINITY;
  for (const fit of sizesOf(product)) {
    const distance = Math.abs(Math.log(fit.size / expected));
    if (distance >= nearest) break;
    nearest = distance;
    objects = fit.objects;
  }
  if (objectsOfProduct.size > 10_000) objectsOfProduct.clear();
  objectsOfProduct.set(product, objects);
  return objects;
}

interface NodeSamples {
  size: number;
  /** Of those that are kept. */
  keptSize: number;
  keptObjects: number;
}

function samplesByNode(profile: SamplingProfile, keeps: (ordinal: number) => boolean) {
  const byNode = new Map<number, NodeSamples>();
  for (const { nodeId, size, ordinal } of profile.samples) {
    let sums = byNode.get(nodeId);
    if (sums === undefined) byNode.set(nodeId, (sums = { size: 0, keptSize: 0, keptObjects: 0 }));
    sums.size += size;
    if (!keeps(ordinal)) continue;
    sums.keptSize += size;
    sums.keptObjects += estimateObjects(size);
  }
  return byNode;
}

/**
 * The stacks of a sampling profile, of all its samples or of those whose ordinal `keeps` lets pass.
 * A node's own size is the better estimate, for V8 rounds each sample; it is divided by the samples.
 */
export function sampledStacks(
  profile: SamplingProfile,
  naming: Naming,
  keeps: (ordinal: number) => boolean = () => true,
): SampledStack[] {
  const byNode = samplesByNode(profile, keeps);
  const stacks: SampledStack[] = [];
  // Depth first without recursion: a stack may be thousands of frames deep.
  const open: { node: SamplingNode; frames: readonly Frame[] }[] = [
    { node: profile.head, frames: [] },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, frames } = next;
    const samples = byNode.get(node.id);
    if (samples !== undefined && samples.keptSize > 0) {
      const bytes = (node.selfSize * samples.keptSize) / samples.size;
      stacks.push({ frames, bytes, objects: samples.keptObjects });
    }
    for (const child of node.children) {
      open.push({ node: child, frames: underV8(child.callFrame, frames, naming) });
    }
  }
  return stacks;
}

/**
 * Half the width of the 95 % interval of a sampled total, in bytes: a sample that stands for `w`
 * bytes and was taken with probability `p` contributes `w² (1 - p)` to the variance.
 */
export function samplingError(profile: SamplingProfile): number {
  let variance = 0;
  for (const { size } of profile.samples) {
    const p = 1 / estimateObjects(size);
    variance += size * size * (1 - p);
  }
  return 1.96 * Math.sqrt(variance);
}
