import {
  buildCallTree,
  buildTimeTree,
  defaultTypeIndex,
  invert,
  isTimeKey,
  labelKeys,
  sandwich,
  totals,
  type CallTree,
  type FunctionIndex,
  type Profile,
} from '@leakscope/profile';
import type { FunctionRows, Lens, Operations, ProfileInfo } from '../messages.ts';
import { kindOfType } from './classify.ts';
import { functionIndex, type Part, partKey, partOf, remarksOn, treeKey } from './parts.ts';
import { Recent } from './recent.ts';
import { Scene } from './scene.ts';

/** Trees kept at once: both sides of a sandwich and what it is of; each may take 50 MB. */
const MAX_SCENES = 4;
/** Profiles as filters and groups leave them; each may take as much as the whole. */
const MAX_PARTS = 3;

/** A profile in memory, and every question the page asks about it. */
export class OpenProfile {
  readonly #profile: Profile;
  readonly #parts = new Recent<Part>(MAX_PARTS);
  readonly #trees = new Recent<CallTree>(MAX_SCENES);
  readonly #scenes = new Recent<Scene>(MAX_SCENES);
  readonly #totals: readonly number[];

  constructor(profile: Profile) {
    this.#profile = profile;
    this.#totals = totals(profile);
  }

  info(): ProfileInfo {
    return {
      sampleTypes: this.#profile.sampleTypes,
      defaultType: defaultTypeIndex(this.#profile),
      totals: this.#totals,
      comments: this.#profile.comments,
      labels: labelKeys(this.#profile).filter((key) => !isTimeKey(key)),
    };
  }

  /** Makes the tree that is looked at first, so that it is there when it is asked for. */
  warmUp(): void {
    this.#callees({ ...PLAIN, type: defaultTypeIndex(this.#profile) }, this.#part(PLAIN).profile);
  }

  scene(lens: Lens): Scene {
    return this.#scenes.get(JSON.stringify(lens), () => this.#makeScene(lens));
  }

  /** The profile as a lens shows it, for what is to be taken along. */
  part(lens: Lens): Profile {
    return this.#part(lens).profile;
  }

  functions(request: Operations['functions']['request']): FunctionRows {
    const { lens, by, isAscending, search, from, count, find } = request;
    const scene = this.scene({ ...lens, of: null });
    const order = scene.table.order(by, isAscending, search);
    const rows = order.slice(from, from + count).map((func) => {
      const { self, total, count: frames, largest } = scene.table.row(func);
      return { ...scene.values(largest), line: 0, self, total, count: frames };
    });
    return {
      total: scene.total,
      length: order.length,
      rows,
      found: this.#found(find, order),
    };
  }

  /** Lines are told apart whatever the frames are, and by one's own calls alone. */
  lines(lens: Lens, file: string): Operations['lines']['answer'] {
    const byLine: Lens = { ...lens, grouping: 'line', order: 'largest', of: null };
    return this.scene({ ...byLine, direction: 'callees' }).lines(file);
  }

  /** Where the function of a frame stands; a frame of the root is one of the function looked at. */
  #found(
    find: Operations['functions']['request']['find'],
    order: readonly FunctionIndex[],
  ): number {
    if (find === null) return -1;
    const { profile } = this.#part(find.lens);
    const scene = this.scene(find.lens);
    const row = scene.rowOf(find.ref);
    if (row > 0) return order.indexOf(scene.table.functionOf(row));
    const { of } = find.lens;
    return row < 0 || of === null ? -1 : order.indexOf(functionIndex(profile, of));
  }

  #makeScene(lens: Lens): Scene {
    const { profile, search, outcomes } = this.#part(lens);
    const sampleType = profile.sampleTypes[lens.type] ?? { type: '', unit: '' };
    const tree = this.#tree(lens, profile);
    return new Scene({
      profile,
      search,
      tree,
      kind: kindOfType(sampleType),
      own: lens.own,
      root: lens.of,
      all: this.#totals[lens.type] ?? 0,
      remarks: remarksOn(tree, outcomes),
    });
  }

  #tree(lens: Lens, profile: Profile): CallTree {
    const { type, order, direction, of } = lens;
    if (of === null && direction === 'callers') return invert(this.#callees(lens, profile));
    if (of !== null) {
      const sides = sandwich(this.#callees(lens, profile), functionIndex(profile, of));
      return sides[direction];
    }
    if (order === 'time') return buildTimeTree(profile, { type, by: treeKey(lens.grouping) });
    return this.#callees(lens, profile);
  }

  #callees(lens: Lens, profile: Profile): CallTree {
    const { type, filters, grouping } = lens;
    const key = JSON.stringify([type, filters, grouping]);
    const mark = { key: 'memory', value: 'off-heap' };
    return this.#trees.get(key, () =>
      buildCallTree(profile, { type, mark, by: treeKey(grouping) }),
    );
  }

  #part({ filters, grouping }: Lens): Part {
    const key = partKey(filters, grouping);
    return this.#parts.get(key, () => partOf(this.#profile, filters, grouping));
  }
}

/** What is looked at before anybody chooses. */
const PLAIN: Lens = {
  type: 0,
  filters: [],
  grouping: 'line',
  order: 'largest',
  direction: 'callees',
  of: null,
  own: null,
};
