import type { Control } from '../about.ts';

export const about: Control = {
  id: 'unrooted-generator',
  kind: 'control',
  title: 'Generators left in the middle',
  summary: 'Async generators are started, read once and dropped, each with its own buffer.',
  goAnalogue:
    'A producer blocked on a full channel stays for ever; a suspended generator does not.',
  looksLike: 'external',
  signature: ['arrayBuffers', 'external', 'heapUsed'],
  capture: 'heap',
  difficulty: 'medium',
  story: [
    'A page of results is all that is wanted, so next() is called once and the generator is forgotten: it stands at its yield, its buffer still in a local variable.',
    'Nobody calls return(), so its finally blocks never run. Where the same generator is kept in a list, every one of these buffers leaks; here nobody keeps it.',
    'Buffers lie outside the heap, and V8 is in no hurry to collect a few small objects: external memory can climb by many megabytes before it falls.',
  ],
  watch:
    'array buffers climb by 640 KiB with each operation until a full collection takes place, and then fall back. The floor of the saw stays where it was.',
  whyTheFixWorks:
    'A suspended generator is kept alive by references to it and by nothing else. Its variables go with it, buffer included. A generator that holds a file or a socket needs return() all the same: descriptors are not memory.',
  realCases: [
    {
      title: 'proposal-async-iteration: nobody ends a generator that is left in the middle',
      url: 'https://github.com/tc39/proposal-async-iteration/issues/126',
    },
  ],
};
