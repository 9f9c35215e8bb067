import { constants, createDeflate } from 'node:zlib';

const message = Buffer.alloc(4 * 1024, 'leakscope ');

/** Compresses a message in a stream that is neither ended nor closed. */
function compress(): Promise<void> {
  const deflate = createDeflate();
  deflate.write(message);
  return new Promise((resolve) => deflate.flush(constants.Z_SYNC_FLUSH, () => resolve()));
}

/** Answers three clients, each with a compressor that is dropped after use. */
export default async function droppedZlib(): Promise<void> {
  for (let i = 0; i < 3; i++) await compress();
}
