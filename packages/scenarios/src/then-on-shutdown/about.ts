import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'then-on-shutdown',
  kind: 'leak',
  title: 'A callback on a promise that never settles',
  summary: 'Every draft asks to be saved at the end, and is remembered until then.',
  goAnalogue:
    'context.AfterFunc on a context that lives as long as the process, its stop function never called.',
  signature: ['pendingAsync', 'external', 'rss'],
  capture: 'async',
  difficulty: 'medium',
  expects: { cause: 'async', perOperation: 1, culprit: 'thenOnShutdownLeak' },
  story: [
    'A draft must not be lost when the process is told to end. So each one says shutdown.then, with a function that saves it, and then is saved as usual a moment later.',
    'then cannot be undone. The promise keeps the function until it settles, the function keeps the draft, and the end of the process is weeks away. That the draft was saved long ago makes no difference.',
    'A race against such a promise has become harmless on newer versions of Node, all but a few bytes. This has not: the function itself mentions the draft.',
  ],
  watch:
    'Pending async rises by one with each operation, external by one mebibyte. The async profile names the line of then.',
  whyTheFixWorks:
    'The set of unsaved drafts is the list of callbacks that can be taken back: one function looks at it when the process ends, and a draft leaves it when it is saved.',
  realCases: [
    {
      title: 'boxel: each render called then on the promise of draining',
      url: 'https://github.com/cardstack/boxel/pull/5863',
    },
    {
      title: 'stdlib: what waits for a promise that never settles stays',
      url: 'https://github.com/observablehq/stdlib/issues/12',
    },
  ],
};
