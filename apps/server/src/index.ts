/** The Leakscope server: the dashboard and its contract over HTTP. */
export { createApp } from './app.ts';
export type { AppDeps } from './deps.ts';
export { serve } from './serve.ts';
