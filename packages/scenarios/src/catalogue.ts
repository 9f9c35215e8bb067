/** Every scenario: one line each, in the order of the alphabet. */
export { about as cache } from './cache/about.ts';
export { about as goroutine } from './goroutine/about.ts';
export { about as httpclient } from './httpclient/about.ts';
export { about as slice } from './slice/about.ts';
