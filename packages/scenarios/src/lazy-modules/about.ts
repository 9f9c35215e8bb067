import type { Control } from '../about.ts';

export const about: Control = {
  id: 'lazy-modules',
  kind: 'control',
  title: 'Modules loaded on first use',
  summary: 'Each feature loads the module that it needs when somebody first asks for it.',
  goAnalogue: 'A large table behind sync.Once; the code itself is loaded as a whole.',
  looksLike: 'heap',
  signature: ['liveHeap', 'heapUsed', 'rss'],
  capture: 'heap',
  difficulty: 'medium',
  story: [
    'To start faster, a service imports its modules where they are needed instead of at the top. The first report in each format pays for the module, all others find it loaded.',
    'Modules stay for the life of the process. Each new feature that somebody tries adds code, functions and tables to the live heap, a step each, for hours after the start in a real service.',
    'The steps come from user code, at ordinary lines, during ordinary requests. It is the number of modules that bounds them.',
  ],
  watch:
    'The live heap rises in twelve steps of different height during the first 144 operations, and then no more.',
  whyTheFixWorks:
    'import() with a fixed name loads a module once; every later call gets the same one. Names that are made up for each request would load for ever, and that is a leak.',
  realCases: [
    {
      title: 'request: loading a large table only when cookies are used',
      url: 'https://github.com/request/request/pull/2664',
    },
    {
      title: 'node: modules of its own are loaded later, which saves memory at the start',
      url: 'https://github.com/nodejs/node/pull/20567',
    },
  ],
};
