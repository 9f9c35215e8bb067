import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits: cannot be guessed, and short enough for a link. */
const TOKEN_BYTES = 32;

/** A token for one life of the server, safe in a URL as it is. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether two tokens are the same, in a time that tells nothing of where they differ. */
export function sameToken(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

/** The same length for every token, as the comparison needs it. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The token of `Authorization: Bearer …`. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
}

/**
 * The name of the cookie. Cookies do not know ports, so two servers on one host would overwrite
 * each other's without the port in it.
 */
export function cookieName(port: number): string {
  return `leakscope_${port}`;
}

/** The value of a cookie, decoded. */
export function cookieToken(cookies: string | undefined, port: number): string | undefined {
  const prefix = `${cookieName(port)}=`;
  const found = cookies?.split(/; */).find((cookie) => cookie.startsWith(prefix));
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found.slice(prefix.length));
  } catch {
    return undefined;
  }
}

/** The header that hands the token to the page's browser, and to nothing that runs in the page. */
export function setCookie(token: string, port: number): string {
  return `${cookieName(port)}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict`;
}
