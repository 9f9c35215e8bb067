import type { Control } from '../about.ts';

export const about: Control = {
  id: 'warm-up',
  kind: 'control',
  title: 'Code that warms up',
  summary: 'The code of 200 hot functions is compiled again and again, always faster and larger.',
  goAnalogue:
    'Nothing warms up, as Go compiles ahead of time; a Java service does in the same way.',
  looksLike: 'heap',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'hard',
  story: [
    'V8 compiles a function when it is first called, and only to bytecode. As it gets hotter, V8 collects what it learns of its types, and compiles it again: to plain machine code, then to optimised code.',
    'Bytecode, feedback, inline caches and hidden classes all live on the heap. A service with many functions grows for its first hundreds of requests although no line of it keeps anything.',
    'There is no list to find and no line to blame. A test that takes its first reading too early sees a leak in any program.',
  ],
  watch:
    'The live heap rises with the first operations, less with each, and levels off. The profile shows no growing line: code is not sampled as an allocation of yours.',
  whyTheFixWorks:
    'There is a fixed number of functions, and each is compiled a few times at most. Code that is no longer called is dropped again when memory is collected.',
  realCases: [
    {
      title: 'express: memory of a minimal application goes up with its first requests',
      url: 'https://github.com/expressjs/express/issues/2470',
    },
    {
      title: 'next-leak: three of nine healthy routes were called leaks after a few cycles',
      url: 'https://github.com/xabierlameiro/next-leak/pull/31',
    },
  ],
};
