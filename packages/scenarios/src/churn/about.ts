import type { Control } from '../about.ts';

export const about: Control = {
  id: 'churn',
  kind: 'control',
  title: 'Much allocated, nothing kept',
  summary: 'Every operation copies a large catalogue through JSON and drops the copy.',
  goAnalogue: 'High alloc_space with a flat inuse_space.',
  looksLike: 'heap',
  signature: ['heapUsed', 'allocated', 'freed'],
  capture: 'heap',
  difficulty: 'easy',
  story: [
    'To be safe from its callers a function hands out a copy of the catalogue: JSON.parse(JSON.stringify(…)), more than a megabyte of strings and objects each time.',
    'Heap used leaps up, the process gets larger, collections follow one another and cost time. On a dashboard of a few minutes it looks like memory running away.',
    'What is allocated and what is kept are two questions. The profile of allocations names this line before all others; the profile of what is live does not know it.',
  ],
  watch:
    'The rate of allocation is high, collections come often and free nearly all. The live heap after each of them is the same.',
  whyTheFixWorks:
    'The copy is referred to by a local variable only, so it is garbage when the operation returns. Nothing needs a fix for memory; allocating less would save time.',
  realCases: [
    {
      title: 'node: a heap that goes up and down was reported, and found normal',
      url: 'https://github.com/nodejs/node/issues/2073',
    },
    {
      title: 'next-leak: gigabytes at the peak, a few megabytes kept',
      url: 'https://github.com/xabierlameiro/next-leak/pull/26',
    },
  ],
};
