import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'cons-string',
  kind: 'leak',
  title: 'A text that is still a rope',
  summary: 'A transcript of 32 KiB, built key by key, takes 1 MiB.',
  goAnalogue: 'Pieces collected in a list of strings that nobody ever joins.',
  signature: ['liveHeap', 'heapUsed'],
  capture: 'heap',
  difficulty: 'hard',
  expects: { cause: 'heap', perOperation: 1024 * 1024, culprit: 'consStringLeak' },
  story: [
    'Each key that a user presses is appended to a transcript with +=, and the transcript is kept.',
    'V8 makes += cheap by not doing it. It notes that the new text is the old one followed by one more piece: a node of 32 bytes with two references. What is kept is a chain of 32,768 such nodes. Only when somebody looks at a character is the rope written out into one flat string.',
    'Nobody ever looks here, since a transcript is kept for the day when it is needed. Whoever adds up the lengths of the texts counts 32 KiB each; the heap holds 32 times as much. To print one in the debugger flattens it, and the evidence is gone.',
  ],
  watch:
    'The live heap climbs by a mebibyte with each operation, in very many small objects. The heap profile names the function that appends.',
  whyTheFixWorks:
    'The keys are collected and joined once: join writes one flat string of 32 KiB and leaves nothing else. And only the latest transcripts are kept, for without a bound even flat ones would fill the heap in the end.',
  realCases: [
    {
      title: 'quickjs: what ropes cost V8, 24 to 32 bytes for each piece appended',
      url: 'https://github.com/quickjs-ng/quickjs/issues/1002',
    },
    {
      title: 'node: a long text built piece by piece exhausts the heap',
      url: 'https://github.com/nodejs/node/issues/37316',
    },
  ],
};
