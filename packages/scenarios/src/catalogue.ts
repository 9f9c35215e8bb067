import type { About } from './about.ts';
import { about as cache } from './cache/about.ts';
import { about as goroutine } from './goroutine/about.ts';
import { about as httpclient } from './httpclient/about.ts';
import { about as slice } from './slice/about.ts';

/** Every scenario, in the order in which the gallery shows them. */
export const catalogue: readonly About[] = [slice, goroutine, httpclient, cache];
