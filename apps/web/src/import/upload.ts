import { Capture } from '@leakscope/protocol';
import { problemOf, UnreachableError } from '../api/problem.ts';

export interface UploadOptions {
  /** @param share sent, 0 to 1 */
  readonly onProgress: (share: number) => void;
}

/**
 * Sends a file to be imported. With XMLHttpRequest, because `fetch` does not tell how much it has
 * sent.
 *
 * @throws ApiError where the server refuses it, UnreachableError where there is none
 */
export async function upload(file: File, { onProgress }: UploadOptions): Promise<Capture> {
  const request = new XMLHttpRequest();
  const answered = new Promise<void>((resolve, reject) => {
    request.addEventListener('load', () => resolve());
    for (const event of ['error', 'abort', 'timeout']) {
      request.addEventListener(event, () => reject(new UnreachableError(event)));
    }
  });
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    if (total > 0) onProgress(loaded / total);
  });
  request.open('POST', `/api/captures?${new URLSearchParams({ name: file.name.slice(-200) })}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  await answered;
  const { status, statusText, responseText } = request;
  if (status >= 200 && status < 300) return Capture.parse(JSON.parse(responseText));
  throw await problemOf(new Response(responseText, { status, statusText }));
}
