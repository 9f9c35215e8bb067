/** Adds `toLeak` to vitest's `expect`. */
import { expect } from 'vitest';
import { toLeak, type ToLeakOptions } from './to-leak.ts';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-explicit-any -- an interface is extended as it was declared
  interface Matchers<T = any> {
    /** Whether calling the function again and again leaks. To be awaited. */
    toLeak(options?: ToLeakOptions): Promise<void>;
  }
}

expect.extend({ toLeak });

export type { ToLeakOptions };
