import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'import-query',
  kind: 'leak',
  title: 'Imported anew with a query',
  summary: 'A page is imported as ?v=1, ?v=2 and so on, and every version stays.',
  goAnalogue: 'Plug-ins opened again and again: Go has no way to close one.',
  signature: ['arrayBuffers', 'external', 'liveHeap'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'importQueryLeak' },
  story: [
    'import() returns the same module for the same address. Whoever wants a changed file anew appends something to the address that differs each time, such as ?v=2. To the loader that is another module, and it loads the file again.',
    'ES modules have no cache that could be cleared. A module once loaded may be imported again at any time and must then be the same one, so the loader keeps it for ever, with all its variables: here the data of the page.',
    'Development servers, test runners with mocks and template engines load like this. What was meant for a few reloads becomes a leak where each request is one.',
  ],
  watch:
    'external climbs by the page’s data with each operation, the live heap by the module itself. The heap profile leads to the line that allocated the data.',
  whyTheFixWorks:
    'The module is imported once, and what changes is handed to it as data. Where the code itself has to be reloaded, it belongs into a worker that can be ended: with its thread go all its modules.',
  realCases: [
    {
      title: 'node modules: there is no way to invalidate what was imported',
      url: 'https://github.com/nodejs/modules/issues/307',
    },
    {
      title: 'import-fresh: no support for ES modules, for it would leak',
      url: 'https://github.com/sindresorhus/import-fresh/issues/22',
    },
    {
      title: 'node: to invalidate the cache of ES modules',
      url: 'https://github.com/nodejs/node/issues/49442',
    },
  ],
};
