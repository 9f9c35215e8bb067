import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Reads the settings again; the module that required the old ones forgets them as well. */
export default function requireCacheFixed(): void {
  const file = require.resolve('./settings.cjs');
  const old = require.cache[file];
  const siblings = old?.parent?.children ?? [];
  if (old !== undefined) siblings.splice(siblings.indexOf(old), 1);
  delete require.cache[file];
  require(file);
}
