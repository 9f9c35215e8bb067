/**
 * The first request to end. The second finds no listener, and does what signals do.
 *
 * @param over nobody waits any more
 */
export function untilSignal(over?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const forget = () => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
    };
    const end = () => {
      forget();
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    over?.addEventListener('abort', forget, { once: true });
  });
}
