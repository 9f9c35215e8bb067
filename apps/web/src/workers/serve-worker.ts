import type { Answer } from './worker-client.ts';

/**
 * Answers the page's requests in a worker.
 *
 * @param messageOf an error in words for the reader of the page
 */
export function serveWorker<Request extends { readonly id: number }>(
  answer: (request: Request) => unknown,
  messageOf: (error: unknown) => string,
): void {
  const reply = (message: Answer): void => self.postMessage(message);
  self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
    const { id } = data;
    Promise.resolve()
      .then(() => answer(data))
      .then(
        (value) => reply({ id, ok: true, value }),
        (error: unknown) => reply({ id, ok: false, message: messageOf(error) }),
      );
  });
}
