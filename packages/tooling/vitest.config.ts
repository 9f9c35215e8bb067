import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{apps,packages}/*/src/**/*.test.{ts,tsx}'],
    // Tests start real processes and two cores are few: each gets time, and waits have deadlines of
    // their own that say what was waited for.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Most tests wait for a process, so two files share two cores well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
