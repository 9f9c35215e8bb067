import { setImmediate } from 'node:timers/promises';

const rendering = new Set<() => void>();

process.once('SIGTERM', () => {
  for (const giveUp of rendering) giveUp();
});

async function render(): Promise<Buffer> {
  await setImmediate();
  return Buffer.alloc(1024 * 1024, 1);
}

/** Renders a page, and stands in the list of those to be told only while it does. */
export default async function raceLonglivedFixed(): Promise<void> {
  const { giveUp, shutdown } = untilShutdown();
  rendering.add(giveUp);
  try {
    await Promise.race([render(), shutdown]);
  } finally {
    rendering.delete(giveUp);
  }
}

/** A promise for one race alone: it goes when the race is over. */
function untilShutdown(): { giveUp: () => void; shutdown: Promise<void> } {
  let giveUp = () => {};
  const shutdown = new Promise<void>((resolve) => (giveUp = resolve));
  return { giveUp, shutdown };
}
