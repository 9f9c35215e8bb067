import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { filesBelow } from '../lib/fingerprint.mjs';
import { workspacePackages } from '../lib/workspace.mjs';

export interface Import {
  /** As written, without a bundler's `?query`. */
  readonly specifier: string;
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** 1-based. */
  readonly line: number;
}

export interface Source {
  /** Relative to the repository's root, with forward slashes. */
  readonly file: string;
  /** Path of the package it belongs to. */
  readonly package: string;
  /** A test, or what only tests use: a folder called `testing`. */
  readonly isTest: boolean;
  readonly imports: readonly Import[];
  /** Lines on which `process.exit` is called, 1-based. */
  readonly exits: readonly number[];
}

/** Every source file of the workspace with what it imports. */
export function sources(): Source[] {
  return workspacePackages().flatMap(({ directory, path }) => {
    const source = path === 'e2e' ? directory : join(directory, 'src');
    return filesBelow(source)
      .filter((file) => /\.(ts|tsx|mts|mjs|js)$/.test(file))
      .map((file) => {
        const name = posix.join(path, file.slice(directory.length + 1));
        return { ...readSource(name, readFileSync(file, 'utf8')), package: path };
      });
  });
}

/** @throws where the file cannot be parsed */
export function readSource(file: string, code: string): Omit<Source, 'package'> {
  const { module, comments, errors } = parseSync(file, code);
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);

  const lineAt = (offset: number): number => code.slice(0, offset).split('\n').length;
  const imports: Import[] = [];
  const add = (quoted: string, offset: number, typeOnly: boolean): void => {
    // A computed specifier names nothing that could be judged here.
    const specifier = /^(['"`])(.*)\1$/s.exec(quoted)?.[2]?.replace(/\?.*$/, '');
    const isComputed = quoted.startsWith('`') && quoted.includes('${');
    if (specifier !== undefined && !isComputed)
      imports.push({ specifier, typeOnly, line: lineAt(offset) });
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    add(code.slice(moduleRequest.start, moduleRequest.end), moduleRequest.start, typeOnly);
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (!moduleRequest) continue;
      add(code.slice(moduleRequest.start, moduleRequest.end), moduleRequest.start, isType);
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    add(code.slice(moduleRequest.start, moduleRequest.end), moduleRequest.start, false);
  }

  const bare = comments.reduce(
    (text, { start, end }) =>
      text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end),
    code,
  );
  const exits = [...bare.matchAll(/\bprocess\.exit\(/g)].map((match) => lineAt(match.index));
  return { file, isTest: /\.test\.tsx?$|\/testing\//.test(file), imports, exits };
}
