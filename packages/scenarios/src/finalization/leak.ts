interface Upload {
  readonly body: Buffer;
}

const registry = new FinalizationRegistry<() => void>((discard) => discard());

/** Takes an upload, to be overwritten once nobody needs it. */
export default function finalizationLeak(): void {
  const upload: Upload = { body: Buffer.alloc(1024 * 1024, 1) };
  registry.register(upload, () => upload.body.fill(0));
}
