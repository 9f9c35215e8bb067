import { request, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

const REQUEST_MS = 30_000;

/** A GET with headers a browser's `fetch` would not let a page choose, `Host` among them. */
export function rawGet(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, timeout: REQUEST_MS }, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
    sent.on('error', reject).on('timeout', () => {
      sent.destroy(new Error(`no answer to GET ${url} within ${REQUEST_MS} ms`));
    });
    sent.end();
  });
}
