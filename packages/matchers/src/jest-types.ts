import type {} from 'expect';
import type { ToLeakOptions } from './to-leak.ts';

interface JestMatchers<R> {
  /** Whether calling the function again and again leaks. To be awaited. */
  toLeak(options?: ToLeakOptions): Promise<R>;
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends JestMatchers<R> {}
}

declare global {
  namespace jest {
    interface Matchers<R, T = {}> extends JestMatchers<R> {}
  }
}

export type { ToLeakOptions };
