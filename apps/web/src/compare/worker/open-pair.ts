import {
  baseColumn,
  buildDiffTree,
  defaultTypeIndex,
  diffValues,
  type DiffTree,
  invertDiff,
  isTimeKey,
  labelKeys,
  pairProfiles,
  type Profile,
  type ProfilePair,
  sandwichDiff,
  totals,
  widthsOf,
} from '@leakscope/profile';
import type { Ref, SearchText } from '../../flame/messages.ts';
import { kindOfType, originOf } from '../../flame/worker/classify.ts';
import {
  functionIndex,
  type Part,
  partKey,
  partOf,
  remarksOn,
  treeKey,
} from '../../flame/worker/parts.ts';
import { Recent } from '../../flame/worker/recent.ts';
import { Scene } from '../../flame/worker/scene.ts';
import type {
  ChangeDetails,
  ChangeLayout,
  ChangeTable,
  CompareLens,
  PairInfo,
} from '../messages.ts';
import { amountsAt, changeAt, changeOfFrame, type View } from './view.ts';

/** Trees kept at once: both sides of a sandwich and what it is of. */
const MAX_VIEWS = 4;
/** Pairs as filters and groups leave them: of two settings one switches between. */
const MAX_PARTS = 2;

/** Two profiles in memory, and every question the page asks about what changed. */
export class OpenPair {
  readonly #base: Profile;
  readonly #now: Profile;
  readonly #absolute: ProfilePair;
  #relative: ProfilePair | undefined;
  readonly #parts = new Recent<Part>(MAX_PARTS);
  readonly #trees = new Recent<DiffTree>(MAX_VIEWS);
  readonly #views = new Recent<View>(MAX_VIEWS);

  /** @throws IncompatibleProfilesError where they have no sample type in common */
  constructor(base: Profile, now: Profile) {
    this.#base = base;
    this.#now = now;
    this.#absolute = pairProfiles(base, now);
  }

  info(): PairInfo {
    const { types, profile } = this.#absolute;
    const all = totals(profile);
    const named = this.#now.sampleTypes[defaultTypeIndex(this.#now)]?.type;
    return {
      sampleTypes: types,
      defaultType: Math.max(
        0,
        types.findIndex(({ type }) => type === named),
      ),
      totals: types.map((_, type) => ({
        base: all[baseColumn(this.#absolute, type)] ?? 0,
        now: all[type] ?? 0,
      })),
      labels: labelKeys(profile).filter((key) => !isTimeKey(key)),
    };
  }

  /** The tree by its widths. */
  scene(lens: CompareLens): Scene {
    return this.#view(lens).scene;
  }

  layout(lens: CompareLens, focus: Ref, width: number): ChangeLayout {
    const { scene, diff } = this.#view(lens);
    const layout = scene.layout(focus, width, 'kind');
    const shown = scene.shown(focus, width);
    return {
      focus: layout.focus,
      focusIndex: layout.focusIndex,
      total: layout.total,
      remarks: layout.remarks,
      amounts: amountsAt(diff, 0),
      frames: shown.flatMap((pruned, index) => {
        const frame = layout.frames[index];
        if (frame === undefined) return [];
        return [{ ...frame, fill: 'change', change: changeOfFrame(diff, pruned) }];
      }),
    };
  }

  details(lens: CompareLens, ref: Ref): ChangeDetails | null {
    const { scene, diff } = this.#view(lens);
    const row = scene.rowOf(ref);
    if (row < 0) return null;
    return {
      ...scene.values(row),
      change: changeAt(diff, row),
      selfChange: { base: diff.baseSelf[row] ?? 0, now: diff.nowSelf[row] ?? 0 },
    };
  }

  changes(lens: CompareLens, by: 'self' | 'total', text: SearchText): ChangeTable {
    const whole: CompareLens = { ...lens, of: null };
    const { scene } = this.#view(whole);
    const { profile, search } = this.#part(whole);
    const found = text.text.trim() === '' ? undefined : search.functions(text);
    const only = found instanceof Uint8Array ? { only: found } : {};
    const pair = { ...this.#absolute, profile };
    const { functions: rows, changed } = diffValues(pair, { type: lens.type, by, ...only });
    return {
      changed,
      rows: rows.map(({ func, base, now, change }) => {
        const id = scene.functionAt(func);
        return {
          ...id,
          line: id.startLine,
          ref: scene.widestOf(func),
          origin: originOf(id, lens.own),
          change,
          self: { base: base.self, now: now.self },
          total: { base: base.total, now: now.total },
        };
      }),
    };
  }

  #view(lens: CompareLens): View {
    return this.#views.get(JSON.stringify(lens), () => {
      const { profile, search, outcomes } = this.#part(lens);
      const diff = this.#tree(lens, profile);
      const sampleType = this.#absolute.types[lens.type] ?? { type: '', unit: '' };
      const scene = new Scene({
        profile,
        search,
        tree: widthsOf(diff),
        kind: kindOfType(sampleType),
        own: lens.own,
        root: lens.of,
        all: 0,
        remarks: remarksOn(diff, outcomes),
      });
      return { diff, scene };
    });
  }

  #tree(lens: CompareLens, profile: Profile): DiffTree {
    const { direction, of } = lens;
    const callees = this.#callees(lens, profile);
    if (of !== null) return sandwichDiff(callees, functionIndex(profile, of))[direction];
    return direction === 'callers' ? invertDiff(callees) : callees;
  }

  #callees(lens: CompareLens, profile: Profile): DiffTree {
    const { type, filters, grouping, relative, width } = lens;
    const key = JSON.stringify([type, filters, grouping, relative, width]);
    const by = treeKey(grouping);
    return this.#trees.get(key, () =>
      buildDiffTree({ ...this.#absolute, profile }, { type, width, by }),
    );
  }

  /** Whatever filters leave they leave of both. */
  #part({ filters, grouping, relative }: CompareLens): Part {
    return this.#parts.get(`${relative} ${partKey(filters, grouping)}`, () => {
      const { profile } = relative
        ? (this.#relative ??= pairProfiles(this.#base, this.#now, { relative }))
        : this.#absolute;
      return partOf(profile, filters, grouping);
    });
  }
}
