import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'sliced-string',
  kind: 'leak',
  title: 'A substring pins its text',
  summary: 'Twenty characters are kept of a log of 1 MiB, and the whole log stays.',
  goAnalogue: 'A substring shares the bytes of its string until strings.Clone copies them.',
  signature: ['liveHeap', 'heapUsed', 'heapTotal'],
  capture: 'heap',
  difficulty: 'medium',
  expects: { cause: 'heap', perOperation: 1024 * 1024, culprit: 'slicedStringLeak' },
  story: [
    'A service reads a log, finds the line that matters, and keeps twenty characters of it.',
    'V8 does not copy substrings of thirteen characters and more. It makes a sliced string: a reference to the text, a position and a length. The same holds for what slice, substring, split and the groups of a regular expression return. Twenty characters thus keep a mebibyte.',
    'Twelve characters would have been copied, so a test with short names finds nothing. And a template literal around the excerpt, or String(excerpt), returns the very same sliced string.',
  ],
  watch:
    'The live heap climbs by a mebibyte with each operation, in few and large objects. The heap profile names the line that made the text, not the one that kept a piece of it.',
  whyTheFixWorks:
    'The excerpt goes through a Buffer and comes back as a string of its own, so nothing refers to the log. And only the latest are kept, for a list that grows without end would be a leak too, if a slower one.',
  realCases: [
    {
      title: 'node: out of memory when 13 characters of each text are kept, not with 12',
      url: 'https://github.com/nodejs/node/issues/31891',
    },
    {
      title: 'serialize-json: strings cut from the input kept all of it',
      url: 'https://github.com/node-modules/serialize-json/pull/7',
    },
  ],
};
