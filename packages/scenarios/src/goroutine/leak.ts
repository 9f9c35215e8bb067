const waiters: (() => void)[] = [];

/** Waits for an answer that nobody will give. */
async function goroutineLeak(): Promise<void> {
  await new Promise<void>((resolve) => waiters.push(resolve));
}

export default function askThousandTimes(): void {
  for (let i = 0; i < 1000; i++) void goroutineLeak();
}
