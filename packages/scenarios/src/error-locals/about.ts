import type { Control } from '../about.ts';

export const about: Control = {
  id: 'error-locals',
  kind: 'control',
  title: 'Errors beside large variables',
  summary: 'The latest errors are kept; the arguments they were thrown over are not.',
  goAnalogue: 'Errors that wrap a message, and not the data that caused it.',
  looksLike: 'heap',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'medium',
  story: [
    'The page of diagnostics shows the latest 7,000 errors. Each was thrown in a function that had a long list as its argument and more in its variables, and one might think that an error with its stack holds all of that.',
    'A stack trace that nobody has read yet is a list of calls: for each its function, its receiver and a position in the code. Arguments and local variables are not in it.',
    'Two things can make it a leak nevertheless: a method, whose receiver is held, and a closure that has captured the data. A plain function like this one has neither.',
  ],
  watch:
    'The live heap rises with the first 140 operations, by the size of fifty errors each and not of fifty orders, and then holds.',
  whyTheFixWorks:
    'The list of errors is bounded, and an error refers to the function that threw it and to nothing of what it worked on.',
  realCases: [
    {
      title: 'node 0.10: an error did hold the arguments of its calls, earlier errors among them',
      url: 'https://github.com/nodejs/node-v0.x-archive/issues/25346',
    },
  ],
};
