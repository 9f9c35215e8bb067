/** The Leakscope server: the dashboard and its contract over HTTP. */
export { createApp } from './app.ts';
export type { AppDeps } from './deps.ts';
export { serve } from './serve.ts';
export { defaultMemoryCap } from './start/memory.ts';
export { openBrowser } from './start/browser.ts';
export { readMemoryCap, readSettings, type Settings } from './start/flags.ts';
export { listScenarios } from './start/list-scenarios.ts';
export { type RunningServer, startServer } from './start/server.ts';
export { StartError } from './start/start-error.ts';
export { untilSignal } from './start/until-signal.ts';
