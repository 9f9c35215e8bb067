/** What the source of a package may import. */
export interface Rule {
  /** Workspace packages by the last part of their name; `all` but the apps. */
  readonly workspace: readonly string[] | 'all';
  /** Workspace packages of which it may import types, and nothing that runs. */
  readonly types?: readonly string[];
  /** Whether it may import `node:` modules. */
  readonly node: boolean;
  /** Packages from the registry; `any` that its package.json lists. */
  readonly registry: readonly string[] | 'any';
}

const pure: Rule = { workspace: [], node: false, registry: [] };

/** Who may import whom, by the package's path. A longer path is a stricter rule within a package. */
export const table: Readonly<Record<string, Rule>> = {
  'packages/profile': pure,
  'packages/verdict': pure,
  'packages/heap-snapshot': pure,
  'packages/escape': pure,
  'packages/protocol': { workspace: [], node: false, registry: ['zod'] },
  'packages/inspector': { workspace: ['profile'], node: true, registry: 'any' },
  'packages/inspector/src/probe': { workspace: [], node: true, registry: [] },
  'packages/scenarios': { workspace: [], node: true, registry: [] },
  'packages/runs': {
    workspace: ['scenarios', 'inspector', 'profile', 'verdict', 'heap-snapshot'],
    types: ['protocol'],
    node: true,
    registry: 'any',
  },
  'packages/pprof-http': { workspace: ['inspector', 'profile'], node: true, registry: 'any' },
  'packages/matchers': { workspace: ['runs', 'verdict'], node: true, registry: 'any' },
  'packages/bench': { workspace: 'all', node: true, registry: 'any' },
  'packages/tooling': { workspace: [], node: true, registry: 'any' },
  'apps/server': { workspace: 'all', node: true, registry: 'any' },
  'apps/web': {
    workspace: ['profile', 'protocol'],
    types: ['heap-snapshot'],
    node: false,
    registry: 'any',
  },
  'apps/cli': {
    workspace: ['protocol', 'runs', 'profile', 'verdict', 'heap-snapshot', 'escape', 'server'],
    node: true,
    registry: 'any',
  },
  e2e: { workspace: [], node: true, registry: 'any' },
};

/** Packages that run in the browser as well: nothing of Node's or the page's may reach their types. */
export const purePackages = Object.keys(table).filter((path) => table[path] === pure);

/** Where `process.exit` is right: the ends of programs. Everywhere else it cuts off what still runs. */
export const mayExit = [
  'apps/server/src/main.ts',
  'packages/scenarios/src/sandbox/',
  'packages/scenarios/src/peers/',
  'packages/tooling/src/',
];

/** The rule for a source file, by the longest path that fits. */
export function ruleFor(file: string): Rule | undefined {
  const fitting = Object.keys(table).filter((path) => file.startsWith(`${path}/`));
  const longest = fitting.reduce((a, b) => (b.length > a.length ? b : a), '');
  return table[longest];
}
