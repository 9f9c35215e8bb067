import { setTimeout as wait } from 'node:timers/promises';

const uploads = new Set<Buffer>();

process.on('exit', () => {
  for (const upload of uploads) save(upload);
});

/** Takes an upload, which is among those to be saved while it comes. */
export default async function processOnFixed(): Promise<void> {
  const upload = Buffer.alloc(1024 * 1024, 1);
  uploads.add(upload);
  try {
    await wait(1);
  } finally {
    uploads.delete(upload);
  }
}

function save(upload: Buffer): void {
  process.stdout.write(upload.subarray(0, 16));
}
