import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** A file of the page as it is served. */
export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The built page: its files by their path, and the document that every page begins with. */
export interface Page {
  readonly files: ReadonlyMap<string, PageFile>;
  /** `undefined` where the page has not been built. */
  readonly document: PageFile | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Vite puts a hash of the content into the names of these. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/;
const DOCUMENT = '/index.html';

/**
 * Reads the built page into memory: a few files of a few megabytes, so that no request of any
 * kind ever leads to a path on disk.
 */
export async function loadPage(directory: string): Promise<Page> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = `/${relative(directory, path).replaceAll(sep, '/')}`;
    files.set(name, asFile(name, await readFile(path)));
  }
  return { files, document: files.get(DOCUMENT) };
}

function asFile(name: string, content: Buffer): PageFile {
  const body = Uint8Array.from(content);
  return {
    body,
    headers: {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': caching(name),
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`,
    },
  };
}

function caching(name: string): string {
  if (name === DOCUMENT) return 'no-store';
  return HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
