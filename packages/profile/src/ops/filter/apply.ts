import type { Profile } from '../../model/profile.ts';
import { collapseRecursion } from '../collapse-recursion.ts';
import { onlyMine } from '../only-mine.ts';
import { isOwnFile } from '../own-code.ts';
import { selectSamples } from '../select-samples.ts';
import type { Filter, FilterOutcome } from './filter.ts';
import { matchFrames } from './match-frames.ts';
import { matchTags, matchWindow } from './match-tags.ts';
import { FilterProblem } from './pattern.ts';
import { hideFrames, samplesWith, showFrom } from './stacks.ts';

export interface Filtered {
  readonly profile: Profile;
  /** One for each filter, in their order. */
  readonly outcomes: readonly FilterOutcome[];
}

/** What a filter comes to on a profile. */
interface Plan {
  readonly outcome: FilterOutcome;
  /** By SampleIndex: 0 goes. */
  readonly keep?: Uint8Array;
  readonly change?: (profile: Profile) => Profile;
}

/** The order in which frames are changed. */
const CHANGES: readonly Filter['kind'][] = ['hide', 'show-from', 'only-mine', 'collapse-recursion'];

/**
 * Applies all filters, whatever their order in the list; never throws. As in pprof, which samples
 * are kept is decided on their whole stacks: every `focus`, `ignore`, tag and window must agree. Then
 * frames are changed: `hide`, `show-from`, `only-mine`, `collapse-recursion`.
 *
 * Unlike in pprof case does not matter, the program's own file is not matched, and a sample that
 * never had a frame goes only where something is focused on.
 */
export function applyFilters(profile: Profile, filters: readonly Filter[]): Filtered {
  const plans = filters.map((filter) => plan(profile, filter));
  const keep = new Uint8Array(profile.samples.length).fill(1);
  for (const { keep: agreed } of plans) {
    for (let sample = 0; agreed && sample < keep.length; sample++) {
      if (agreed[sample] === 0) keep[sample] = 0;
    }
  }
  let filtered = selectSamples(profile, keep);
  for (const kind of CHANGES) {
    for (const [i, { change }] of plans.entries()) {
      if (change && filters[i]?.kind === kind) filtered = change(filtered);
    }
  }
  return { profile: filtered, outcomes: plans.map(({ outcome }) => outcome) };
}

function plan(profile: Profile, filter: Filter): Plan {
  switch (filter.kind) {
    case 'tag-focus':
      return selection(matchTags(profile, filter.tag), false);
    case 'tag-ignore':
      return selection(matchTags(profile, filter.tag), true);
    case 'window':
      return selection(matchWindow(profile, filter), false);
    case 'only-mine':
      return {
        outcome: { state: 'applied' },
        change: (part) => onlyMine(part, (file) => isOwnFile(file, filter.folder)),
      };
    case 'collapse-recursion':
      return { outcome: { state: 'applied' }, change: collapseRecursion };
    default:
      return planFrames(profile, filter);
  }
}

function planFrames(
  profile: Profile,
  { kind, frame }: Extract<Filter, { readonly frame: unknown }>,
): Plan {
  const marks = matchFrames(profile, frame);
  if (marks instanceof FilterProblem) return invalid(marks);
  const matches = samplesWith(profile, marks);
  if (kind === 'focus' || kind === 'ignore') return selection(matches, kind === 'ignore');
  const change = kind === 'hide' ? hideFrames : showFrom;
  return { outcome: outcomeOf(matches), change: (part) => change(part, marks) };
}

function selection(matches: Uint8Array | FilterProblem, isIgnored: boolean): Plan {
  if (matches instanceof FilterProblem) return invalid(matches);
  const keep = isIgnored ? matches.map((match) => 1 - match) : matches;
  return { outcome: outcomeOf(matches), keep };
}

function outcomeOf(matches: Uint8Array): FilterOutcome {
  return { state: matches.includes(1) ? 'applied' : 'no-match' };
}

function invalid({ problem }: FilterProblem): Plan {
  return { outcome: { state: 'invalid', problem } };
}
