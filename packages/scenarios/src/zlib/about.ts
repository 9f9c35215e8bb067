import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'zlib',
  kind: 'leak',
  title: 'Compressors that nobody closes',
  summary: 'Each connection has a deflate stream, which outlives the connection.',
  goAnalogue: 'A gzip.Writer for each connection that is kept and never closed.',
  signature: ['rss', 'external'],
  capture: 'async',
  difficulty: 'hard',
  expects: { cause: 'native', culprit: 'zlibLeak' },
  story: [
    'Each connection compresses its messages with a stream of its own, which remembers what was sent before. When the connection ends, the stream stays in a list.',
    'A deflate stream holds a quarter of a mebibyte of zlib’s own memory: a window, hash tables, a buffer. It is allocated in C, outside V8’s heap and outside all Buffers. So the heap is small, external rises a little, and resident memory climbs away from both.',
    'Heap snapshots show some thousand bytes for each stream. Even where the list is emptied, the memory waits for the collector, which sees nothing large to hurry for.',
  ],
  watch:
    'rss climbs by about a mebibyte with each operation, four streams each, while the heap hardly moves. The async profile counts the streams that are open and leads to the line that made them.',
  whyTheFixWorks:
    'close frees zlib’s memory at once, without waiting for any collection, and takes the stream out of the set.',
  realCases: [
    {
      title: 'ws: release the memory that compression uses',
      url: 'https://github.com/websockets/ws/pull/608',
    },
    {
      title: 'node: zlib deflate results in a memory leak',
      url: 'https://github.com/nodejs/node/issues/8871',
    },
    {
      title: 'ws: many compressors at once fragment memory beyond recovery',
      url: 'https://github.com/websockets/ws/issues/1202',
    },
  ],
};
