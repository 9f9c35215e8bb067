const TOKEN_BYTES = 16;
const LATEST = 1024;
const tokens = Buffer.alloc(LATEST * TOKEN_BYTES);
const request = 'q'.repeat(4000);
let sessions = 0;

/** Copies the 16 bytes of each session into a table of their own. */
export default function bufferPoolFixed(): void {
  for (let i = 0; i < 128; i++) {
    const token = Buffer.from('0123456789abcdef');
    token.copy(tokens, (sessions++ % LATEST) * TOKEN_BYTES);
    Buffer.from(request);
    Buffer.from(request);
  }
}
