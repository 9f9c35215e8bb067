const tokens: Buffer[] = [];
const request = 'q'.repeat(4000);

/** Keeps 16 bytes of each of 128 sessions, amid their traffic. */
export default function bufferPoolLeak(): void {
  for (let session = 0; session < 128; session++) {
    tokens.push(Buffer.from('0123456789abcdef'));
    Buffer.from(request);
    Buffer.from(request);
  }
}
