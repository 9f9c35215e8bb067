import {
  functionValues,
  isOwnFile,
  packageOf,
  type CallTree,
  type Profile,
} from '@leakscope/profile';
import type { Coloring, FrameValues, Kind, LegendEntry, Origin } from '../messages.ts';

/** Colours that can be told apart, also by people who do not see all of them: `hue-0` to `hue-7`. */
const HUES = 8;
/** Lower ends of the steps of `coloring: 'value'`, of what a frame itself holds of the whole. */
const STEPS: readonly (readonly [share: number, label: string])[] = [
  [0.3, '30 % and more'],
  [0.1, '10 to 30 %'],
  [0.03, '3 to 10 %'],
  [0.01, '1 to 3 %'],
  [Number.MIN_VALUE, 'less than 1 %'],
  [0, 'nothing'],
];

/** How the frames of a tree are coloured. */
export interface Fills {
  of(frame: FrameValues, total: number): string;
  readonly legend: readonly LegendEntry[];
}

/** @param kind of the sample type */
export function fillsOf(
  coloring: Coloring,
  profile: Profile,
  tree: CallTree,
  kind: Exclude<Kind, 'off-heap'>,
): Fills {
  if (coloring === 'kind') return byKind(tree, kind);
  if (coloring === 'value') return BY_VALUE;
  return byName(profile, tree, coloring === 'file' ? (file) => file : packageName);
}

const kindNames: Record<Kind, string> = {
  heap: 'heap',
  'off-heap': 'off-heap',
  async: 'pending',
  cpu: 'CPU',
};
const NEUTRAL: LegendEntry = { fill: 'neutral', label: 'no function, or merged' };

function byKind(tree: CallTree, kind: Exclude<Kind, 'off-heap'>): Fills {
  const kinds: readonly Kind[] =
    kind === 'heap' && (tree.marked[0] ?? 0) > 0 ? ['heap', 'off-heap'] : [kind];
  const entry = (origin: Origin, of: Kind): LegendEntry => ({
    fill: `${origin}-${of}`,
    label: `${origin === 'own' ? 'own code' : 'libraries'}, ${kindNames[of]}`,
  });
  return {
    of: (frame) => (frame.origin === 'neutral' ? 'neutral' : `${frame.origin}-${frame.kind}`),
    legend: [...kinds.flatMap((of) => [entry('own', of), entry('library', of)]), NEUTRAL],
  };
}

const stepFill = (step: number): string => `step-${STEPS.length - 1 - step}`;
const BY_VALUE: Fills = {
  of: ({ self, origin, file }, total) => {
    if (origin === 'neutral' && file === '' && self === 0) return 'neutral';
    return stepFill(STEPS.findIndex(([share]) => Math.abs(self) / (total || 1) >= share));
  },
  legend: STEPS.map(([, label], step) => ({ fill: stepFill(step), label: `self: ${label}` })),
};

/** The names that hold most have a colour each, the others share one. */
function byName(profile: Profile, tree: CallTree, nameOf: (file: string) => string): Fills {
  const { functions, strings } = profile;
  const { self } = functionValues(profile, tree);
  const held = new Map<string, number>();
  for (const [func, value] of self.entries()) {
    const name = nameOf(strings[functions.file[func] ?? 0] ?? '');
    if (name !== '') held.set(name, (held.get(name) ?? 0) + Math.abs(value));
  }
  const largest = [...held].toSorted(([, a], [, b]) => b - a).slice(0, HUES);
  const hues = new Map(largest.map(([name], hue) => [name, `hue-${hue}`]));
  const legend = [...hues].map(([name, fill]) => ({ fill, label: shortName(name) }));
  if (held.size > HUES) legend.push({ fill: 'others', label: `${held.size - HUES} others` });
  return {
    of: ({ file, origin }) => {
      if (file === '' && origin === 'neutral') return 'neutral';
      return hues.get(nameOf(file)) ?? 'others';
    },
    legend: [...legend, NEUTRAL],
  };
}

/** All one's own files are one package here: what they are called by the file's colour tells. */
function packageName(file: string): string {
  return isOwnFile(file) ? 'own code' : packageOf(file);
}

/** The last two parts of a path: enough to tell `leak.ts` of one folder from that of another. */
function shortName(name: string): string {
  return name.split(/[\\/]/).slice(-2).join('/');
}
