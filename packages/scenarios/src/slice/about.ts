import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'slice',
  kind: 'leak',
  title: 'A slice pins its whole buffer',
  summary: 'Ten bytes are kept of a 10 MiB buffer, and all 10 MiB stay.',
  goAnalogue: 'A small slice of a large array keeps the backing array alive.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'easy',
  expects: { cause: 'external', perOperation: 10 * 1024 * 1024, culprit: 'sliceLeak' },
  story: [
    'A service reads a 10 MiB message, needs the ten bytes of its header later, and keeps message.subarray(0, 10).',
    'subarray copies nothing. The ten bytes are a view into the store of the message, and a view keeps its store alive. Each request therefore retains 10 MiB.',
    'The heap hardly moves: the store lies outside it, in external memory. That is why a heap snapshot looks innocent, and why V8’s own heap profiler shows a few kilobytes where hundreds of megabytes are held.',
  ],
  watch:
    'external and rss climb by 10 MiB with each operation while heap used stays flat. The heap profile attributes the off-heap memory to the line of Buffer.alloc.',
  whyTheFixWorks:
    'Buffer.from(view) copies the ten bytes into a store of their own. Nothing refers to the 10 MiB any more, so the next collection frees them.',
  realCases: [
    {
      title: 'corestore: slices of read buffers were kept',
      url: 'https://github.com/holepunchto/corestore/issues/95',
    },
    {
      title: 'lol-observer: the parser returned slices of its input',
      url: 'https://github.com/loldevs/lol-observer/issues/2',
    },
  ],
};
