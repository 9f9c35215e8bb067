import { relative, sep } from 'node:path';
import type { Verdict } from '@leakscope/protocol';

const escapeText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string =>
  escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/**
 * Workflow commands by which GitHub Actions shows each finding at its line.
 *
 * @param root the folder of the repository; where it is left out, files are named as they are
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotationsOf({ findings, sentence }: Verdict, root?: string): string[] {
  const title = `title=${escapeProperty('Memory leak')}`;
  const places = findings.flatMap(({ culprit }) => culprit ?? []);
  if (places.length === 0) return [`::error ${title}::${escapeText(sentence)}`];
  const seen = new Set<string>();
  return places.flatMap(({ file, line }) => {
    const place = root === undefined ? file : relative(root, file).replaceAll(sep, '/');
    const where = `file=${escapeProperty(place)},line=${line}`;
    if (seen.has(where)) return [];
    seen.add(where);
    return [`::error ${where},${title}::${escapeText(sentence)}`];
  });
}
