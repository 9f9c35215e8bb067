import { readFileSync, statSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { InProcessSession } from '@leakscope/inspector';
import type { Frame } from '@leakscope/profile';

/** A larger map is not read. */
const MAX_BYTES = 64 * 1024 * 1024;
const INLINE = /^data:application\/json[^,]*?(;base64)?,/;

interface Script {
  readonly url: string;
  readonly sourceMapURL?: string;
}

/**
 * Where a function stands in the file that a person wrote, by the source map of the script that
 * runs: what a test runner or a bundler made has lines of its own. The same frame where there is no
 * map, or none that can be read.
 */
export async function originalOf(frame: Frame): Promise<Frame> {
  const script = (await scriptsOf(frame.file)).at(-1);
  if (script?.sourceMapURL === undefined) return frame;
  try {
    const base = toUrl(script.url);
    const map = new SourceMap(
      JSON.parse(textAt(script.sourceMapURL, base)) as ConstructorParameters<typeof SourceMap>[0],
    );
    const entry = map.findEntry(frame.line - 1, Math.max(0, frame.column - 1));
    if (!('originalLine' in entry)) return frame;
    const { originalSource, originalLine, originalColumn } = entry;
    const file = fileURLToPath(new URL(originalSource, base));
    return { ...frame, file, line: originalLine + 1, column: originalColumn + 1 };
  } catch {
    // A map that was moved, or is none: what runs is still right.
    return frame;
  }
}

/** The scripts of this thread that were made of a file and say where their source map is. */
async function scriptsOf(file: string): Promise<Script[]> {
  const scripts: Script[] = [];
  const session = new InProcessSession();
  const stop = session.on('Debugger.scriptParsed', (params) => {
    const script = params as Script;
    if (!script.sourceMapURL || script.url === '') return;
    if (script.url === file || toUrl(script.url).href === toUrl(file).href) scripts.push(script);
  });
  await session.post('Debugger.enable');
  stop();
  session.close();
  return scripts;
}

function toUrl(file: string): URL {
  return URL.canParse(file) ? new URL(file) : pathToFileURL(file);
}

/** @throws where it cannot be read */
function textAt(url: string, base: URL): string {
  const [head, isBase64] = INLINE.exec(url) ?? [];
  if (head !== undefined) {
    const data = url.slice(head.length);
    return isBase64 ? Buffer.from(data, 'base64').toString('utf8') : decodeURIComponent(data);
  }
  const path = fileURLToPath(new URL(url, base));
  if (statSync(path).size > MAX_BYTES) throw new RangeError(`${path} is too large a source map.`);
  return readFileSync(path, 'utf8');
}
