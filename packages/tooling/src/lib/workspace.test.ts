import { describe, expect, test } from 'vitest';
import {
  dependenciesFirst,
  type Package,
  withDependencies,
  workspacePackages,
} from './workspace.mjs';

/** Packages drawn as `name: dependency dependency`. */
function drawn(...lines: readonly string[]): Package[] {
  return lines.map((line) => {
    const [name = '', ...dependencies] = line.split(/:? /);
    return {
      directory: `/${name}`,
      path: name,
      manifest: { name, dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])) },
    };
  });
}

function paths(packages: readonly Package[]): string {
  return packages.map(({ path }) => path).join(' ');
}

describe('packages', () => {
  const packages = drawn('web: profile protocol', 'runs: profile', 'profile', 'protocol');

  test('come after what they depend on', () => {
    expect(paths(dependenciesFirst(packages))).toBe('profile protocol web runs');
  });

  test('are found with what they depend on, directly or not', () => {
    const [top] = drawn('server: runs');
    const all = [...(top ? [top] : []), ...packages];
    expect(paths(top ? withDependencies(top, all) : [])).toBe('profile runs server');
  });
});

test('the workspace is all that pnpm takes for it', () => {
  expect(workspacePackages().map(({ path }) => path)).toEqual(
    expect.arrayContaining(['apps/server', 'apps/web', 'e2e', 'packages/tooling']),
  );
});
