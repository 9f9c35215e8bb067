import type { Control } from '../about.ts';

export const about: Control = {
  id: 'dropped-zlib',
  kind: 'control',
  title: 'Compressors that are dropped',
  summary: 'Streams of zlib are left open, but nobody keeps them.',
  goAnalogue: 'A gzip.Writer that is never closed and never referred to again.',
  looksLike: 'native',
  signature: ['rss', 'external'],
  capture: 'heap',
  difficulty: 'hard',
  story: [
    'Each compressor has a window and tables outside the heap, far larger than the JavaScript object in front of them. close() would free them at once; here nobody calls it.',
    'The collector sees a few small objects and little reason to hurry, while the resident memory of the process climbs. In a real service this has ended in out of memory, although nothing leaks.',
    'When the objects are collected their native memory is freed with them. The allocator keeps some of it for next time, so resident memory does not fall all the way.',
  ],
  watch:
    'rss and external rise and fall by megabytes; after the first few rounds the peaks no longer get higher.',
  whyTheFixWorks:
    'The native part belongs to its JavaScript object: it is freed when that is collected. Closing a stream is still better, because then nobody has to wait for a collection.',
  realCases: [
    {
      title: 'yauzl: dropping streams in the middle was suspected, measured and found stable',
      url: 'https://github.com/thejoshwolfe/yauzl/issues/27',
    },
    {
      title: 'node: memory of gzip streams goes down once they are collected',
      url: 'https://github.com/nodejs/node/issues/6139',
    },
  ],
};
