import { posix } from 'node:path';
import type { Manifest } from '../lib/workspace.mjs';
import type { Import, Source } from './read.ts';
import { ruleFor } from './table.ts';

const SCOPE = '@leakscope/';
/** What no package may rest on, whatever its row allows; the command line names the server itself. */
const APPS = new Set(['web', 'server', 'cli', 'e2e']);

/** The package's name in a specifier: `d3/array` is of `d3`, `@a/b/c` of `@a/b`. */
function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What is wrong with an import, or `undefined`. Tests may use `node:` and development packages. */
export function judge(source: Source, one: Import, manifest: Manifest): string | undefined {
  const rule = ruleFor(source.file);
  if (!rule) return `${source.package} has no row in the import table`;

  if (one.specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(source.file), one.specifier);
    return target.startsWith(`${source.package}/`)
      ? undefined
      : `leaves ${source.package}; import a workspace package by its name`;
  }
  if (one.specifier.startsWith('node:')) {
    return rule.node || source.isTest ? undefined : 'may not import node: modules';
  }

  const name = packageName(one.specifier);
  if (name.startsWith(SCOPE)) {
    const short = name.slice(SCOPE.length);
    const isType = one.typeOnly && (rule.types ?? []).includes(short);
    const allowed =
      rule.workspace === 'all' ? !APPS.has(short) : rule.workspace.includes(short) || isType;
    if (!allowed) return `${source.package} may not import ${name}`;
    return undeclared(name, one, source, manifest);
  }

  if (source.isTest) return undefined;
  if (rule.registry !== 'any' && !rule.registry.includes(name)) {
    return `${source.package} may not import ${name} from the registry`;
  }
  return undeclared(name, one, source, manifest);
}

/** What runs must be a dependency, or a peer's; what only tests or types need may be a development dependency. */
function undeclared(
  name: string,
  one: Import,
  source: Source,
  { dependencies = {}, devDependencies = {}, peerDependencies = {} }: Manifest,
): string | undefined {
  if (name in dependencies || name in peerDependencies) return undefined;
  const development = one.typeOnly || source.isTest || source.package === 'e2e';
  if (development && name in devDependencies) return undefined;
  return `${name} is not among the dependencies of ${source.package}/package.json`;
}
