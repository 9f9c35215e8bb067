/** The path of a `file:` URL, as Node's fileURLToPath has it; the URL itself where that is none. */
export function fileOfUrl(url: string): string {
  const path = url.replace(/^file:\/\/(?:localhost)?(?=\/)/, '');
  if (path === url) return url;
  try {
    const decoded = decodeURIComponent(path);
    return /^\/[A-Za-z]:\//.test(decoded) ? decoded.slice(1).replaceAll('/', '\\') : decoded;
  } catch {
    return url;
  }
}
