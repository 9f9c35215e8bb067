import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'vm-context',
  kind: 'leak',
  title: 'A context for every template',
  summary:
    'Each visitor’s template is compiled in a context of its own, and one function keeps all of it.',
  goAnalogue: 'An interpreter for each request, kept alive by one function value out of it.',
  signature: ['nativeContexts', 'liveHeap'],
  capture: 'async',
  difficulty: 'medium',
  expects: { cause: 'contexts', perOperation: 1, culprit: 'vmContextLeak' },
  story: [
    'Templates come from users, so each is compiled in a context where it sees nothing of the service. What is kept of it is one small function.',
    'A function belongs to the context in which it was made, and a context is a whole world of JavaScript, with an Object, an Array and a Promise of its own. The function keeps that world: some 150 KiB for one line of source, and more the more of that world is used.',
    'A context that is dropped is collected like anything else. It is the function that makes the difference.',
  ],
  watch:
    'Native contexts rise by one with each operation, and the live heap with them. The async profile names the line that made the contexts.',
  whyTheFixWorks:
    'All templates share one context, and the same source is compiled once. Where templates must not see each other, keep contexts for a bounded number of users; and keep results rather than functions.',
  realCases: [
    {
      title: 'node: SourceTextModule leaks memory when a context is used',
      url: 'https://github.com/nodejs/node/issues/50113',
    },
    { title: 'jest: memory leaks in ESM mode', url: 'https://github.com/jestjs/jest/issues/14605' },
  ],
};
