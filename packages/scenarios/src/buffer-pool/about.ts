import type { Leak } from '../about.ts';

export const about: Leak = {
  id: 'buffer-pool',
  kind: 'leak',
  title: 'A token pins its slab of the pool',
  summary: 'Sixteen bytes are kept of each session, and 8 KiB stay for each of them.',
  goAnalogue: 'A short slice of a large shared array keeps the array.',
  signature: ['arrayBuffers', 'external', 'rss'],
  capture: 'heap',
  difficulty: 'hard',
  expects: { cause: 'external', perOperation: 1024 * 1024, culprit: 'bufferPoolLeak' },
  expectsOn: (major) => ({
    cause: 'external',
    culprit: 'bufferPoolLeak',
    // From Node 24 on the slabs are larger, and a token shares its own with seven others or so.
    ...(major < 24 ? { perOperation: 1024 * 1024 } : {}),
  }),
  story: [
    'Node does not allocate each small Buffer by itself. Buffer.from, Buffer.concat and Buffer.allocUnsafe cut it from a slab that they share: 8 KiB up to Node 22, 64 KiB since. A slab is freed once all that was cut from it is gone.',
    'Here each session leaves a token of sixteen bytes. Between two tokens come the messages of the session, cut from the same slabs and soon forgotten. So every slab has a token in it, and no slab can go: 16 bytes hold 8,192, five hundred times as much.',
    'Nothing in the code looks large. A heap snapshot shows thousands of tiny Buffers, and the page of the documentation that explains it is that of Buffer.allocUnsafeSlow.',
  ],
  watch:
    'arrayBuffers and external climb by a mebibyte with each operation, which keeps two kilobytes. The heap profile attributes the slabs to the calls that opened them.',
  whyTheFixWorks:
    'The bytes are copied out of the pool at once, into one table made for them. Nothing refers to a slab any more when its messages have been dealt with. Where there is no table, Buffer.allocUnsafeSlow gives a token a store of its own.',
  realCases: [
    {
      title: 'Node’s documentation: when to un-pool what is kept for long',
      url: 'https://nodejs.org/api/buffer.html#static-method-bufferallocunsafeslowsize',
    },
    {
      title: 'node: which Buffers come from the pool is easily misread',
      url: 'https://github.com/nodejs/node/issues/22139',
    },
  ],
};
