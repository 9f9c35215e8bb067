const waiters = new Set<() => void>();

/** Waits for an answer, but not for ever. */
async function goroutineFixed(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      waiters.delete(stop);
      resolve();
    };
    const timer = setTimeout(stop, 100);
    waiters.add(stop);
  });
}

export default function askThousandTimes(): void {
  for (let i = 0; i < 1000; i++) void goroutineFixed();
}
