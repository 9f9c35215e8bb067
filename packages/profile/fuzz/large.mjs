import { constants, deflateRawSync, gzipSync } from 'node:zlib';

const MIB = 1024 * 1024;
/** As large as a file may be. */
const MOST = 256 * MIB;

/** @typedef {{ make: () => Uint8Array, isProfile?: boolean }} LargeFile */

/**
 * A buffer of `size` bytes: `head`, what `each` gives as often as it fits, and `tail`.
 * @param {number} size
 * @param {string} head
 * @param {(index: number) => string | Uint8Array} each
 * @param {string} [tail]
 * @param {number} [most] repetitions
 */
function repeated(size, head, each, tail = '', most = Infinity) {
  const out = Buffer.alloc(size);
  let at = out.write(head, 'latin1');
  for (let index = 0; index < most; index++) {
    const piece = each(index);
    if (at + piece.length + tail.length > size) break;
    if (typeof piece === 'string') at += out.write(piece, at, 'latin1');
    else {
      out.set(piece, at);
      at += piece.length;
    }
  }
  at += out.write(tail, at, 'latin1');
  return out.subarray(0, at);
}

/**
 * A field of a protocol buffer.
 * @param {number} number
 * @param {number[] | Uint8Array} content
 */
function field(number, content) {
  return Uint8Array.from([(number << 3) | 2, ...varint(content.length), ...content]);
}

/** @param {number} value */
function varint(value) {
  const out = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...out, rest];
    out.push((rest % 128) | 128);
  }
}

const sampleType = '\x0a\x04\x08\x01\x10\x02';
const strings = '\x32\x00\x32\x01a\x32\x01b';
const idle = '"functionName":"f","url":"","lineNumber":0,"columnNumber":0';

/** @type {Record<string, LargeFile>} */
export const largeFiles = {
  'zeros of 200 MB': { make: () => new Uint8Array(200_000_000), isProfile: false },
  'a gzip bomb of 4 GiB': {
    make: () => {
      // Blocks of a stream that is flushed in full stand on their own, so that one may be repeated.
      const block = deflateRawSync(Buffer.alloc(64 * MIB), { finishFlush: constants.Z_FULL_FLUSH });
      const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
      return Buffer.concat([header, ...Array.from({ length: 64 }, () => block)]);
    },
    isProfile: false,
  },
  'a gzip file that claims 4 GiB': {
    make: () => {
      const packed = gzipSync(Buffer.from('main;leak 1\n'));
      packed.writeUInt32LE(0xffff_ffff, packed.length - 4);
      return packed;
    },
    isProfile: false,
  },
  'brackets without end': { make: () => Buffer.alloc(MOST, '['), isProfile: false },
  'objects without end': {
    make: () => repeated(MOST, '', () => '{"head":'),
    isProfile: false,
  },
  'one text of 256 MiB': {
    make: () =>
      repeated(MOST, '{"head":{"callFrame":{"functionName":"', () => 'ä'.repeat(64), '"}}}'),
    isProfile: false,
  },
  'keys without end': {
    make: () => repeated(MOST, '{', (i) => `"key${i}":0,`, '"a":0}'),
    isProfile: false,
  },
  'a heap profile of 20,000 calls within each other': {
    make: () => {
      const node = `{"callFrame":{${idle}},"selfSize":1,"id":1,"children":[`;
      return Buffer.from(`{"head":${node.repeat(20_000)}${']}'.repeat(20_000)}}`);
    },
    isProfile: true,
  },
  'a heap profile of calls without end': {
    make: () =>
      repeated(MOST, '{"head":', () => `{"callFrame":{${idle}},"selfSize":1,"children":[`),
    isProfile: false,
  },
  'a heap profile of nodes without end': {
    make: () =>
      repeated(
        MOST,
        `{"head":{"callFrame":{${idle}},"children":[`,
        (i) => `${i === 0 ? '' : ','}{"callFrame":{"functionName":"f${i}"},"selfSize":1}`,
        ']}}',
      ),
  },
  'a CPU profile of 1,000,000 samples': {
    make: () => {
      const nodes = [`{"id":1,"callFrame":{${idle}},"children":[`];
      nodes.push(Array.from({ length: 50_000 }, (_, i) => i + 2).join(), ']}');
      for (let id = 2; id < 50_002; id++) {
        nodes.push(`,{"id":${id},"callFrame":{"functionName":"f${id}","url":"a.js"}}`);
      }
      const ids = Array.from({ length: 1_000_000 }, (_, i) => (i % 50_000) + 2).join();
      const deltas = Array.from({ length: 1_000_000 }, (_, i) => 100 + (i % 50)).join();
      return Buffer.from(
        `{"nodes":[${nodes.join('')}],"samples":[${ids}],"timeDeltas":[${deltas}]}`,
      );
    },
    isProfile: true,
  },
  'a CPU profile of nodes without end': {
    make: () =>
      repeated(MOST, '{"nodes":[', (i) => `${i === 0 ? '' : ','}{"id":${i},"callFrame":{}}`, ']}'),
  },
  'a CPU profile of sparse ids': {
    make: () =>
      repeated(
        MOST,
        '{"nodes":[',
        (i) =>
          `${i === 0 ? '' : ','}{"id":${9e15 - i},"callFrame":{"functionName":"${i}"},"hitCount":1}`,
        ']}',
      ),
  },
  'a CPU profile of samples without end': {
    make: () =>
      repeated(MOST, `{"nodes":[{"id":1,"callFrame":{${idle}}}],"samples":[1`, () => ',1', ']}'),
    isProfile: false,
  },
  'a circle of nodes': {
    make: () =>
      Buffer.from(
        '{"nodes":[{"id":1,"callFrame":{},"children":[2]},{"id":2,"callFrame":{},"children":[1]}],"samples":[2]}',
      ),
    isProfile: false,
  },
  'a trace of events without end': {
    make: () =>
      repeated(
        MOST,
        '[{"ph":"X"}',
        (i) => `,{"name":"e${i}","ph":"X","pid":1,"tid":${i},"args":{}}`,
      ),
    isProfile: false,
  },
  'a trace of threads without end': {
    make: () =>
      repeated(
        MOST,
        '[{"ph":"X"}',
        (i) =>
          `,{"name":"thread_name","ph":"M","pid":1,"tid":${i},"args":{"name":"thread number ${i}"}}`,
      ),
    isProfile: false,
  },
  'a trace of profiles without end': {
    make: () =>
      repeated(
        MOST,
        '[{"ph":"X"}',
        (i) =>
          `,{"name":"Profile","ph":"P","pid":1,"tid":1,"id":${i},"args":{"data":{"startTime":0}}}`,
      ),
    isProfile: false,
  },
  'speedscope frames without end': {
    make: () =>
      repeated(
        MOST,
        '{"shared":{"frames":[{"name":"a"}',
        (i) => `,{"name":"${i}"}`,
        ']},"profiles":[]}',
      ),
    isProfile: false,
  },
  'a speedscope stack without end': {
    make: () =>
      repeated(
        MOST,
        '{"shared":{"frames":[{"name":"a"}]},"profiles":[{"type":"sampled","weights":[1],"samples":[[0',
        () => ',0',
        ']]}]}',
      ),
    isProfile: false,
  },
  'speedscope stacks that are all different': {
    make: () =>
      repeated(
        MOST,
        `{"shared":{"frames":[{"name":"a"},{"name":"b"}]},"profiles":[{"type":"sampled","weights":[1${',1'.repeat(6_000_000)}],"samples":[[0]`,
        (i) => `,[${i.toString(2).padStart(24, '0').split('').join()}]`,
        ']}]}',
      ),
    isProfile: false,
  },
  'speedscope profiles without end': {
    make: () =>
      repeated(
        MOST,
        `{"shared":{"frames":[${Array.from({ length: 100_000 }, () => '{"name":"a"}').join()}]},"profiles":[`,
        (i) => `${i === 0 ? '' : ','}{"type":"sampled","samples":[[0]],"weights":[1]}`,
        ']}',
      ),
    isProfile: false,
  },
  'folded stacks that are all different': {
    make: () => repeated(MOST, '', (i) => `main;f${i % 1000};g${i} 1\n`),
    isProfile: false,
  },
  'one folded line without end': { make: () => repeated(MOST, '', () => 'a;'), isProfile: false },
  'one folded frame without end': { make: () => Buffer.alloc(MOST, 'a;b 1') },
  'pprof strings without end': {
    make: () => repeated(MOST, sampleType + strings, (i) => field(6, Buffer.from(`name${i}`))),
    isProfile: false,
  },
  'pprof text that is no UTF-8': {
    make: () => repeated(MOST, sampleType + strings, () => field(6, Buffer.alloc(65_536, 0xff))),
  },
  'one pprof text of 250 MiB': {
    make: () => oneField(0x32, 250 * MIB, 0xff),
    isProfile: false,
  },
  'pprof comments without end': { make: () => oneField(0x6a, 200 * MIB, 1), isProfile: false },
  'pprof functions without end': {
    make: () => repeated(MOST, sampleType + strings, (i) => field(5, [8, ...varint(i + 1), 16, 1])),
    isProfile: false,
  },
  'pprof functions of sparse ids': {
    make: () =>
      repeated(MOST, sampleType + strings, (i) => field(5, [8, ...varint(2 ** 50 + i), 16, 1])),
    isProfile: false,
  },
  'pprof labels that are all different': {
    make: () =>
      repeated(MOST, sampleType + strings, (i) =>
        field(2, [16, 1, 26, ...field(3, [8, 1, 24, ...varint(i + 1)]).subarray(1)]),
      ),
    isProfile: false,
  },
  'a pprof file of 250,000 stacks': { make: () => pprofStacks(250_000, 40), isProfile: true },
};

/**
 * A pprof file whose last field is one of so many equal bytes.
 * @param {number} tag
 * @param {number} size
 * @param {number} byte
 */
function oneField(tag, size, byte) {
  const head = Buffer.concat([
    Buffer.from(sampleType + strings, 'latin1'),
    Buffer.from([tag, ...varint(size)]),
  ]);
  const out = Buffer.alloc(head.length + size, byte);
  out.set(head);
  return out;
}

/**
 * Stacks that share their outer calls: the tree that they form widens evenly towards the leaves,
 * and has about a million nodes where 250,000 stacks are 40 deep.
 * @param {number} stacks
 * @param {number} depth
 */
function pprofStacks(stacks, depth) {
  const functions = Array.from({ length: 2000 }, (_, i) => [
    field(5, [8, ...varint(i + 1), 16, 1]),
    field(4, [
      8,
      ...varint(i + 1),
      ...field(4, [8, ...varint(i + 1), 16, ...varint((i % 500) + 1)]),
    ]),
  ]).flat();
  const head = Buffer.concat([Buffer.from(sampleType + strings, 'latin1'), ...functions]);
  const widths = Array.from({ length: depth }, (_, at) => Math.ceil(stacks ** ((at + 1) / depth)));
  /** @param {number} stack */
  const sample = (stack) => {
    const path = widths.map((width, at) => {
      const node = Math.floor((stack / stacks) * width);
      return ((node * 31 + at * 7) % 2000) + 1;
    });
    return field(2, [...field(1, path.reverse().flatMap(varint)), 16, (stack % 100) + 1]);
  };
  return repeated(64 * MIB, head.toString('latin1'), sample, '', stacks);
}
