import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Reads the settings again. */
export default function requireCacheLeak(): void {
  delete require.cache[require.resolve('./settings.cjs')];
  require('./settings.cjs');
}
