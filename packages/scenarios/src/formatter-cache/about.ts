import type { Control } from '../about.ts';

export const about: Control = {
  id: 'formatter-cache',
  kind: 'control',
  title: 'A memo of few things',
  summary: 'A map without a bound, whose keys are all pairs of 12 languages and 20 currencies.',
  goAnalogue: 'A sync.Map of compiled templates, by name.',
  looksLike: 'native',
  signature: ['rss', 'external', 'liveHeap'],
  capture: 'heap',
  difficulty: 'hard',
  story: [
    'Making an Intl.NumberFormat reads tables of its language and is slow, so each is made once and kept. Nothing is ever removed from the map, and no line of the code says how large it may get.',
    'Behind each formatter stands memory of the ICU library, outside the heap and counted by nobody but the operating system. rss rises with each new pair of language and currency.',
    'By its code and by its curve this is an unbounded cache. Whether it is one is decided by where its keys come from: not from whoever sends a request, but from two lists.',
  ],
  watch: 'rss rises by small steps during the first 240 operations; then every pair has been seen.',
  whyTheFixWorks:
    'There are 240 keys and there cannot be more. Had the key been made of the user’s options as an object, each call would have missed and added another.',
  realCases: [
    {
      title: 'temporal-polyfill: keeping formatters in a map saves hundreds of megabytes',
      url: 'https://github.com/js-temporal/temporal-polyfill/issues/7',
    },
    {
      title: 'formatting: the same cache with objects as keys was a leak',
      url: 'https://github.com/transferwise/formatting/pull/65',
    },
  ],
};
