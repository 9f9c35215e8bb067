const held: Buffer[] = [];

/** Reads a large message and keeps only its header. */
export default function sliceLeak(): void {
  const message = Buffer.alloc(10 * 1024 * 1024, 1);
  held.push(message.subarray(0, 10));
}
