import type { Control } from '../about.ts';

export const about: Control = {
  id: 'regexp-statics',
  kind: 'control',
  title: 'The last text that a RegExp saw',
  summary: 'Long texts are searched and dropped, and one of them stays.',
  goAnalogue: 'Package regexp keeps nothing between two calls.',
  looksLike: 'heap',
  signature: ['heapUsed', 'liveHeap'],
  capture: 'heap',
  difficulty: 'hard',
  story: [
    'JavaScript remembers the last match of any regular expression: RegExp.input, RegExp.lastMatch, RegExp.$1 and so on can be read at any time, a custom from its early days.',
    'To answer, V8 keeps the text that was searched. A report of two megabytes stays alive although every variable that held it is gone, until another expression matches another text.',
    'It is one text and not all of them, but texts differ in size: readings go up and down by megabytes with whatever was searched last, and a few of them in a row may well rise.',
  ],
  watch:
    'The live heap jumps between levels that differ by up to 2 MiB and never leaves them. A heap snapshot shows a string that only V8 itself refers to.',
  whyTheFixWorks:
    'There is one place for the last match, and each match replaces what the one before has left there. What is held is bounded by the longest text.',
  realCases: [
    {
      title: 'node: RegExp.input holds a text of Node’s own in a fresh session',
      url: 'https://github.com/nodejs/node/issues/38801',
    },
    {
      title: 'Intl.js: RegExp.lastMatch brought back a huge text from elsewhere',
      url: 'https://github.com/andyearnshaw/Intl.js/issues/133',
    },
  ],
};
