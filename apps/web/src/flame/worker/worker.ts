import type { Answer, Request } from '../messages.ts';
import { answer, messageOf } from './answer.ts';

function reply(message: Answer): void {
  self.postMessage(message);
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const { id } = data;
  answer(data).then(
    (value) => reply({ id, ok: true, value }),
    (error: unknown) => reply({ id, ok: false, message: messageOf(error) }),
  );
});
