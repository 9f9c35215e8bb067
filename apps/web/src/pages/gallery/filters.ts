import type { Scenario } from '@leakscope/protocol';
import { containsWords } from '../../search/index.ts';
import { causeLooks, causes } from '../../verdict/index.ts';
import { fieldKeys, fieldOf } from './fields.ts';

/** One way to narrow the gallery down; its name is the parameter in the page's address. */
interface Facet {
  readonly name: string;
  readonly title: string;
  /** What a scenario counts as; several values where it shows in several places. */
  readonly valuesOf: (scenario: Scenario) => readonly string[];
  /** The values in the order in which they are offered, and what they are called. */
  readonly values: readonly string[];
  readonly label: (value: string) => string;
}

const captureLabels: Readonly<Record<string, string>> = {
  heap: 'a heap capture',
  async: 'an async capture',
  allocs: 'a capture of allocations',
  cpu: 'a CPU capture',
};

const isCause = (value: string): value is keyof typeof causeLooks => value in causeLooks;

/** A leak, or healthy code that looks like one. */
export const kindFacet: Facet = {
  name: 'kind',
  title: 'Kind',
  valuesOf: ({ kind }) => [kind],
  values: ['leak', 'control'],
  label: (value) => (value === 'leak' ? 'Leaks' : 'Look like leaks'),
};

export const facets: readonly Facet[] = [
  {
    name: 'metric',
    title: 'Shows in',
    valuesOf: ({ signature }) => signature,
    values: fieldKeys,
    label: (value) => fieldOf(value).title,
  },
  {
    name: 'cause',
    title: 'Cause',
    valuesOf: (scenario) => scenario.causes,
    values: causes,
    label: (value) => (isCause(value) ? causeLooks[value].title : value),
  },
  {
    name: 'found',
    title: 'Found by',
    valuesOf: ({ capture }) => [capture],
    values: Object.keys(captureLabels),
    label: (value) => captureLabels[value] ?? value,
  },
  {
    name: 'go',
    title: 'In Go',
    valuesOf: (scenario) => [hasGoAnalogue(scenario) ? 'yes' : 'no'],
    values: ['yes', 'no'],
    label: (value) => (value === 'yes' ? 'happens there too' : 'has no counterpart'),
  },
  {
    name: 'difficulty',
    title: 'Difficulty',
    valuesOf: ({ difficulty }) => [difficulty],
    values: ['easy', 'medium', 'hard'],
    label: (value) => value,
  },
];

const all: readonly Facet[] = [kindFacet, ...facets];
/** The parameter that holds the words that are searched for. */
export const WORDS = 'q';

/** Whether Go knows the same mistake, or the same habit. */
function hasGoAnalogue({ goAnalogue }: Scenario): boolean {
  return goAnalogue.trim() !== '' && !/^(?:none|nothing|no counterpart)\b/i.test(goAnalogue);
}

function hasWords(scenario: Scenario, words: string): boolean {
  const { id, title, summary, goAnalogue } = scenario;
  return containsWords([id, title, summary, goAnalogue], words);
}

/** The scenarios that fit the address, but for one facet where it is named. */
function matching(
  scenarios: readonly Scenario[],
  address: URLSearchParams,
  except?: Facet,
): Scenario[] {
  const chosen = all.flatMap((facet) => {
    const value = address.get(facet.name);
    return value === null || facet === except ? [] : [{ facet, value }];
  });
  const words = address.get(WORDS) ?? '';
  return scenarios.filter(
    (scenario) =>
      chosen.every(({ facet, value }) => facet.valuesOf(scenario).includes(value)) &&
      hasWords(scenario, words),
  );
}

/** The scenarios that fit every filter and the words in the page's address. */
export function found(scenarios: readonly Scenario[], address: URLSearchParams): Scenario[] {
  return matching(scenarios, address);
}

/** How many scenarios each value of a facet would show, whatever else is chosen remaining so. */
export function countsOf(
  facet: Facet,
  scenarios: readonly Scenario[],
  address: URLSearchParams,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const scenario of matching(scenarios, address, facet)) {
    for (const value of facet.valuesOf(scenario)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** How many filters are in force, the words not counted. */
export function chosenCount(address: URLSearchParams): number {
  return all.filter(({ name }) => address.get(name) !== null).length;
}

/** Takes every filter and the words out of an address. */
export const cleared: Readonly<Record<string, string>> = Object.fromEntries(
  [...all.map(({ name }) => name), WORDS].map((name) => [name, '']),
);
