import { transformSync } from 'amaro';
import { parse } from 'es-module-lexer';
import { pathToFileURL } from 'node:url';
import { CheckError } from './check-error.ts';

/** What `transformSync` throws. */
interface Refusal {
  readonly code: 'UnsupportedSyntax' | 'InvalidSyntax';
  readonly message: string;
  readonly startLine: number;
}

/** What `import.meta` says of a file, by property. */
const META = /^import\.meta\.(url|filename|dirname)\b/;

/** What is wrong with a file that V8 cannot parse, with its place; `null` where that is not known. */
export function syntaxErrorOf(file: string, source: string): string | null {
  try {
    transformSync(source, { mode: 'strip-only', filename: file });
    return null;
  } catch (error) {
    const { code, message, startLine } = error as Refusal;
    return code === 'InvalidSyntax' ? `${file}:${startLine} has a syntax error: ${message}` : null;
  }
}

function blankTypes(file: string, source: string): string {
  try {
    return transformSync(source, { mode: 'strip-only', filename: file }).code;
  } catch (error) {
    const { message, startLine } = error as Refusal;
    throw new CheckError(
      syntaxErrorOf(file, source) ??
        `${file}:${startLine} has TypeScript that cannot be run by leaving its types out (${message}): compile the file first, and check the result.`,
    );
  }
}

/**
 * A TypeScript module as JavaScript, each line where it was. What it imports is named anew, and what
 * it learns of its own place is what it would be there.
 *
 * @param rename the new name of what is imported, or the same one
 * @throws CheckError with file and line where it cannot be done
 */
export async function stripTypes(
  file: string,
  source: string,
  rename: (specifier: string) => Promise<string>,
): Promise<string> {
  const code = blankTypes(file, source);
  const [imports] = parse(code, file);
  let result = '';
  let at = 0;
  const replace = (start: number, end: number, text: string) => {
    result += code.slice(at, start) + text;
    at = end;
  };
  for (const found of imports) {
    if (found.type === 'import-meta') {
      const [whole, property] = META.exec(code.slice(found.start)) ?? [];
      if (whole === undefined) continue;
      replace(found.start, found.start + whole.length, JSON.stringify(ofFile(file, property)));
    } else if (found.specifier !== undefined && !(found.type === 'dynamic' && found.glob)) {
      const renamed = await rename(found.specifier);
      if (renamed === found.specifier) continue;
      // Of a static import the quotes stand outside.
      const isQuoted = found.type === 'dynamic';
      const text = JSON.stringify(renamed);
      replace(found.start, found.end, isQuoted ? text : text.slice(1, -1));
    }
  }
  return result + code.slice(at);
}

function ofFile(file: string, property: string | undefined): string {
  if (property === 'url') return pathToFileURL(file).href;
  return property === 'filename' ? file : file.slice(0, Math.max(1, file.search(/[\\/][^\\/]*$/)));
}
