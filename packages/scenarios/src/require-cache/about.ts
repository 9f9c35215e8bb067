import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'require-cache',
  kind: 'leak',
  title: 'Modules deleted from the cache',
  summary: 'Settings are reloaded by deleting them from require.cache; the old ones stay.',
  goAnalogue: 'Plug-ins that are loaded anew with each change; Go never unloads one.',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'heap', perOperation: 1024 * 1024, culprit: 'requireCacheLeak' },
  story: [
    'A service reads its settings again when they have changed. It deletes the module from require.cache and requires it once more. That works: the new settings are there.',
    'The old ones are too. Each module also stands in the children of the module that required it, a list that nobody cleans up. A reload adds an entry, and the entry holds the whole module: its exports, its functions, their variables.',
    'Tools that watch files, mock modules or reload templates do this, and in a test run or a development server it hardly hurts. In a service that reloads every minute it does.',
  ],
  watch:
    'The live heap climbs by the size of the settings with each operation. The heap profile leads to the call of require.',
  whyTheFixWorks:
    'The module is taken out of its parent’s children as well, so nothing refers to it any more. Settings are better read as what they are: a JSON file, parsed anew each time, is no module and leaves nothing behind.',
  realCases: [
    {
      title: 'node: hotpatching modules leaks memory',
      url: 'https://github.com/nodejs/node/issues/8443',
    },
    {
      title: 'node: a module required anew every two seconds exhausts the heap',
      url: 'https://github.com/nodejs/node/issues/14569',
    },
    {
      title: 'stealthy-require: what was required stayed in the parent’s children',
      url: 'https://github.com/analog-nico/stealthy-require/issues/2',
    },
  ],
};
