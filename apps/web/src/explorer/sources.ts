import type { ScenarioDetail, SourceFile } from '@leakscope/protocol';
import { fileName } from '../flame/graph/datum.ts';

/** The scenario's source that a frame's file is; undefined where it is none of them. */
export function sourceOf(
  scenario: ScenarioDetail | undefined,
  file: string,
): SourceFile | undefined {
  if (scenario === undefined) return undefined;
  const { leak, fixed } = scenario.sources;
  return [leak, fixed].find((source) => source !== undefined && isSame(file, source.path));
}

/** Frames name files by absolute paths or URLs, sources by paths within the repository. */
function isSame(file: string, path: string): boolean {
  return file === path || file.replaceAll('\\', '/').endsWith(`/${path}`);
}

/** The folder whose code counts as the user's own; `null` where the run has no scenario. */
export function ownFolder(scenario: ScenarioDetail | undefined): string | null {
  if (scenario === undefined) return null;
  const { path } = scenario.sources.fixed;
  return path.slice(0, path.length - fileName(path).length);
}

/** Why a file's source is not shown, in a sentence. */
export function whyNoSource(file: string): string {
  if (file === '') return 'This amount has no place in a source file.';
  if (file.startsWith('node:')) return 'This is Node’s own code; its source is not shown here.';
  if (file.startsWith('leakscope:'))
    return 'This is the part of Leakscope that runs in the process.';
  if (/[\\/]node_modules[\\/]/.test(file)) {
    return 'This is a package’s code; its source is not shown here.';
  }
  return 'The source of this file is not shown here.';
}
