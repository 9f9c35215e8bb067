import { defineConfig } from 'vitest/config';

/** Tests that need other programs than Node. */
export default defineConfig({
  test: {
    include: ['packages/*/interop/**/*.test.ts'],
    // Go compiles its standard library before it runs anything for the first time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
