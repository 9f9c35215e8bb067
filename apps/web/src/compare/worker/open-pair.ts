import {
  baseColumn,
  buildDiffTree,
  type CallTree,
  changeOf,
  defaultTypeIndex,
  diffValues,
  type DiffTree,
  isOwnFile,
  isPseudoFrame,
  type NodeIndex,
  pairProfiles,
  type Profile,
  type ProfilePair,
  totals,
  widthsOf,
} from '@leakscope/profile';
import { type Origin, type Place, ROOT_REF, type Ref } from '../../flame/messages.ts';
import { prune, type PrunedFrame } from '../../flame/worker/prune.ts';
import { Refs } from '../../flame/worker/refs.ts';
import type {
  Amounts,
  ChangeDetails,
  ChangeFrame,
  ChangeLayout,
  ChangeMatches,
  ChangeTable,
  CompareLens,
  FrameChange,
  PairInfo,
} from '../messages.ts';

/** Matches one can step through. */
const MAX_LARGEST = 100;
/** Trees kept at once: of two settings one switches between. */
const MAX_VIEWS = 2;

/** A tree of changes, with what is derived from it. */
interface View {
  readonly pair: ProfilePair;
  readonly diff: DiffTree;
  /** The same rows by their width. */
  readonly tree: CallTree;
  readonly refs: Refs;
}

/** Two profiles in memory, and every question the page asks about what changed. */
export class OpenPair {
  readonly #base: Profile;
  readonly #now: Profile;
  readonly #absolute: ProfilePair;
  #relative: ProfilePair | undefined;
  /** By what makes the tree, the one used last at the end. */
  readonly #views = new Map<string, View>();

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
    };
  }

  layout(lens: CompareLens, focus: Ref, width: number): ChangeLayout {
    const view = this.#view(lens);
    const { tree, refs } = view;
    const at = refs.find(focus) ?? { row: 0, skip: null, until: null };
    const { frames, focusIndex } = prune(tree, at, width);
    const [root] = frames;
    return {
      focus:
        frames[focusIndex] === undefined || root === undefined
          ? ROOT_REF
          : this.#ref(view, frames[focusIndex]),
      focusIndex,
      total: tree.total[0] ?? 0,
      frames: frames.map((frame) => this.#frame(view, frame, lens.own)),
    };
  }

  details(lens: CompareLens, ref: Ref): ChangeDetails | null {
    const view = this.#view(lens);
    const at = view.refs.find(ref);
    if (at === undefined || at.skip !== null) return null;
    const place = placeOf(view, at.row);
    return {
      ...place,
      ref: view.refs.of(at.row),
      origin: originOf(place, lens.own),
      change: changeAt(view, at.row),
      self: { base: view.diff.baseSelf[at.row] ?? 0, now: view.diff.nowSelf[at.row] ?? 0 },
    };
  }

  changes(lens: CompareLens, by: 'self' | 'total'): ChangeTable {
    const view = this.#view(lens);
    const { functions, strings } = view.pair.profile;
    const widest = widestByFunction(view);
    const { functions: rows, changed } = diffValues(view.pair, { type: lens.type, by });
    return {
      changed,
      rows: rows.map(({ func, base, now, change }) => {
        const place = {
          name: strings[functions.name[func] ?? 0] ?? '',
          file: strings[functions.file[func] ?? 0] ?? '',
          line: functions.startLine[func] ?? 0,
        };
        return {
          ...place,
          ref: view.refs.of(widest[func] ?? 0),
          origin: originOf(place, lens.own),
          change,
          self: { base: base.self, now: now.self },
          total: { base: base.total, now: now.total },
        };
      }),
    };
  }

  search(lens: CompareLens, text: string): ChangeMatches {
    const { pair, tree, refs } = this.#view(lens);
    const { functions, strings } = pair.profile;
    const wanted = text.trim().toLowerCase();
    const matches = strings.map((string) => wanted !== '' && string.toLowerCase().includes(wanted));
    const seen = new Set<number>();
    const outermost: NodeIndex[] = [];
    let countedUntil = 0;
    for (let row = 1; row < tree.length; row++) {
      const func = tree.keys.func[tree.key[row] ?? 0] ?? 0;
      if (!matches[functions.name[func] ?? 0] && !matches[functions.file[func] ?? 0]) continue;
      seen.add(func);
      if (row < countedUntil) continue;
      countedUntil = tree.subtreeEnd[row] ?? 0;
      outermost.push(row);
    }
    outermost.sort((a, b) => (tree.total[b] ?? 0) - (tree.total[a] ?? 0));
    return {
      functions: seen.size,
      largest: outermost.slice(0, MAX_LARGEST).map((row) => refs.of(row)),
    };
  }

  #frame(view: View, frame: PrunedFrame, own: string | null): ChangeFrame {
    const { row, skip, parent, self, total, merged } = frame;
    const ref = this.#ref(view, frame);
    const shared = { ref, parent, self, total, merged, kind: 'heap', fill: 'change' } as const;
    if (skip !== null) {
      const name = `(${merged.toLocaleString('en-US')} ${skip === 0 ? 'deeper' : 'smaller'})`;
      const change = changeOfMerged(view, frame);
      return { ...shared, name, file: '', line: 0, startLine: 0, origin: 'neutral', change };
    }
    const place = placeOf(view, row);
    return { ...shared, ...place, origin: originOf(place, own), change: changeAt(view, row) };
  }

  #ref({ refs }: View, { row, skip, until }: PrunedFrame): Ref {
    return refs.of(row, skip, until);
  }

  #view({ type, relative, width }: CompareLens): View {
    const key = `${type} ${relative} ${width}`;
    const known = this.#views.get(key);
    if (known !== undefined) {
      this.#views.delete(key);
      this.#views.set(key, known);
      return known;
    }
    const pair = relative
      ? (this.#relative ??= pairProfiles(this.#base, this.#now, { relative: true }))
      : this.#absolute;
    const diff = buildDiffTree(pair, { type, width });
    const tree = widthsOf(diff);
    const view = { pair, diff, tree, refs: new Refs(pair.profile, tree) };
    const [oldest] = this.#views.keys();
    if (this.#views.size >= MAX_VIEWS && oldest !== undefined) this.#views.delete(oldest);
    this.#views.set(key, view);
    return view;
  }
}

const ROOT: Place & { startLine: number } = { name: 'all', file: '', line: 0, startLine: 0 };

function placeOf({ pair, tree }: View, row: NodeIndex): Place & { readonly startLine: number } {
  if (row === 0) return ROOT;
  const { functions, strings } = pair.profile;
  const key = tree.key[row] ?? 0;
  const func = tree.keys.func[key] ?? 0;
  return {
    name: strings[functions.name[func] ?? 0] ?? '',
    file: strings[functions.file[func] ?? 0] ?? '',
    line: tree.keys.line[key] ?? 0,
    startLine: functions.startLine[func] ?? 0,
  };
}

function originOf({ name, file }: Place, own: string | null): Origin {
  if (name === ROOT.name && file === '') return 'neutral';
  if (isPseudoFrame(name, file)) return 'neutral';
  return isOwnFile(file, own ?? '') ? 'own' : 'library';
}

function changeAt({ diff }: View, row: NodeIndex): FrameChange {
  const amounts = { base: diff.base[row] ?? 0, now: diff.now[row] ?? 0 };
  return withNet(amounts, diff.width[row] ?? 0);
}

function withNet({ base, now }: Amounts, width: number): FrameChange {
  const net = width === 0 ? 0 : Math.min(1, Math.abs(now - base) / width);
  return { base, now, change: changeOf(base, now), net };
}

/** Of the children of a node that are drawn as one. */
function changeOfMerged({ diff }: View, { row, skip, until, total }: PrunedFrame): FrameChange {
  const end = diff.subtreeEnd[row] ?? 0;
  let [base, now] = [0, 0];
  let child = row + 1;
  for (let i = 0; child < end && i < (until ?? Infinity); i++) {
    if (i >= (skip ?? 0)) {
      base += diff.base[child] ?? 0;
      now += diff.now[child] ?? 0;
    }
    child = diff.subtreeEnd[child] ?? end;
  }
  return withNet({ base, now }, total);
}

/** The widest row of every function; 0 where it has none. */
function widestByFunction({ pair, tree }: View): Uint32Array {
  const widest = new Uint32Array(pair.profile.functions.length);
  for (let row = 1; row < tree.length; row++) {
    const func = tree.keys.func[tree.key[row] ?? 0] ?? 0;
    const best = widest[func] ?? 0;
    if (best === 0 || (tree.total[row] ?? 0) > (tree.total[best] ?? 0)) widest[func] = row;
  }
  return widest;
}
