/** What a browser tells of where a request comes from. */
export interface Origins {
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, `-Mode` and `-Dest`: sent by browsers to loopback, and by nobody else. */
  readonly site: string | undefined;
  readonly mode: string | undefined;
  readonly dest: string | undefined;
}

/** Paths that only programs and our own page ask for. */
const NOT_FOR_PEOPLE = /^\/(?:api|debug|self|metrics)(?:\/|$)|^\/runs\/[^/]+\/debug\//;

/**
 * Whether another site's page makes this request. A person who follows a link to a page or to
 * `/leak/…` is let through; what a site does by itself (fetch, form, image, frame) is not.
 */
export function isForeign(request: Origins): boolean {
  if (request.origin !== undefined && request.origin !== `http://${request.host}`) return true;
  if (request.site === undefined || request.site === 'same-origin' || request.site === 'none') {
    return false;
  }
  const followsLink =
    request.method === 'GET' &&
    request.mode === 'navigate' &&
    request.dest === 'document' &&
    !NOT_FOR_PEOPLE.test(request.path);
  return !followsLink;
}
