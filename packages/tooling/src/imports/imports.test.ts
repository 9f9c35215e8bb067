import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, workspacePackages } from '../lib/workspace.mjs';
import { judge } from './judge.ts';
import { readSource, sources } from './read.ts';
import { mayExit, purePackages, table } from './table.ts';

const packages = workspacePackages();

function manifestOf(path: string) {
  const found = packages.find((one) => one.path === path);
  if (!found) throw new Error(`no package at ${path}`);
  return found.manifest;
}

describe('the workspace', () => {
  const all = sources();

  test('imports only what the import table allows', () => {
    const broken = all.flatMap((source) =>
      source.imports.flatMap((one) => {
        const reason = judge(source, one, manifestOf(source.package));
        return reason ? [`${source.file}:${one.line} imports '${one.specifier}': ${reason}`] : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  test('has a row in the import table for every package', () => {
    expect(packages.map(({ path }) => path).filter((path) => !(path in table))).toEqual([]);
  });

  test('ends the process only where a program ends', () => {
    const elsewhere = all
      .filter(({ file, isTest }) => !isTest && !mayExit.some((path) => file.startsWith(path)))
      .flatMap(({ file, exits }) => exits.map((line) => `${file}:${line} calls process.exit`));
    expect(elsewhere).toEqual([]);
  });

  test("compiles the pure packages without Node's or the page's types", () => {
    for (const { path, directory } of packages.filter((one) => purePackages.includes(one.path))) {
      const { compilerOptions } = JSON.parse(
        readFileSync(join(directory, 'tsconfig.json'), 'utf8'),
      );
      expect(compilerOptions.types, path).toEqual([]);
      expect(compilerOptions.lib, path).toBeUndefined();
    }
    const base = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
    expect(base.compilerOptions.lib).toEqual(['es2023']);
  });
});

describe('an import', () => {
  /** What is said about a file that consists of these lines. */
  function judged(file: string, code: string): (string | undefined)[] {
    const path = file.split('/').slice(0, 2).join('/');
    const source = { ...readSource(file, code), package: path };
    return source.imports.map((one) => judge(source, one, manifestOf(path)));
  }

  test('is refused where it crosses a package by its path', () => {
    const code = "import { a } from '../../profile/src/index.ts';";
    expect(judged('packages/protocol/src/a.ts', code)).toEqual([
      'leaves packages/protocol; import a workspace package by its name',
    ]);
  });

  test('of node: is refused in a pure package, and fine in its tests', () => {
    const code = "import { gunzipSync } from 'node:zlib';";
    expect(judged('packages/profile/src/a.ts', code)).toEqual(['may not import node: modules']);
    expect(judged('packages/profile/src/a.test.ts', code)).toEqual([undefined]);
  });

  test('of a package that the table does not list is refused, however it is written', () => {
    const codes = [
      "import { serve } from '@leakscope/server';",
      "import type { serve } from '@leakscope/server';",
      "export { serve } from '@leakscope/server';",
      "const { serve } = await import('@leakscope/server');",
    ];
    for (const code of codes) {
      expect(judged('apps/web/src/a.ts', code)).toEqual([
        'apps/web may not import @leakscope/server',
      ]);
    }
  });

  test('of protocol from runs is fine for types alone', () => {
    expect(
      judged('packages/runs/src/a.ts', "import type { Run } from '@leakscope/protocol';"),
    ).toEqual([undefined]);
    expect(judged('packages/runs/src/a.ts', "import { Run } from '@leakscope/protocol';")).toEqual([
      'packages/runs may not import @leakscope/protocol',
    ]);
  });

  test('inside the probe may be nothing but node:', () => {
    const code = "import { WebSocket } from 'ws';\nimport { getHeapStatistics } from 'node:v8';";
    expect(judged('packages/inspector/src/probe/a.ts', code)).toEqual([
      'packages/inspector may not import ws from the registry',
      undefined,
    ]);
  });

  test('in a comment or a string is none', () => {
    const code = "// import 'a';\nexport const text = \"import 'b'\";";
    expect(judged('packages/profile/src/a.ts', code)).toEqual([]);
  });
});
