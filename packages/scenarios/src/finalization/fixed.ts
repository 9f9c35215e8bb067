interface Upload {
  readonly body: Buffer;
}

let discardedBytes = 0;
const registry = new FinalizationRegistry<number>((bytes) => (discardedBytes += bytes));

/** Takes an upload, of which the registry holds the size and nothing else. */
export default function finalizationFixed(): void {
  const upload: Upload = { body: Buffer.alloc(1024 * 1024, 1) };
  registry.register(upload, upload.body.length);
}
