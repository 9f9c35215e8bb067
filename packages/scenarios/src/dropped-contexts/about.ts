import type { Control } from '../about.ts';

export const about: Control = {
  id: 'dropped-contexts',
  kind: 'control',
  title: 'Contexts that are dropped',
  summary: 'Every operation makes two vm contexts, and nothing outlives their evaluation.',
  goAnalogue: 'An embedded interpreter for each request, dropped after it.',
  looksLike: 'contexts',
  signature: ['nativeContexts', 'heapUsed', 'rss'],
  capture: 'async',
  difficulty: 'medium',
  story: [
    'A formula that a user has written is evaluated in a context of its own, with its own Object, Array and all the rest. That takes well over a hundred kilobytes of heap for a sum of three numbers.',
    'The number of contexts rises with every operation. They are old objects by the time anyone looks, so only a full collection finds them, and V8 waits for as long as there is room.',
    'A single function or object kept from inside would hold its whole context, and then the same curve would be a leak. Here only a number comes out.',
  ],
  watch:
    'Native contexts and heap used climb by steps and fall back to the start when garbage is collected.',
  whyTheFixWorks:
    'A context lives while something refers to an object of it. The result is a number, which belongs to no context, so all of it is garbage at the end of the call.',
  realCases: [
    {
      title: 'node: a context in each tick was reported as a leak, and levels off',
      url: 'https://github.com/nodejs/node/issues/2140',
    },
    {
      title: 'vm2: contexts stay until the collector runs',
      url: 'https://github.com/patriksimek/vm2/issues/232',
    },
  ],
};
