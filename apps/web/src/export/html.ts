import { escapeMarkup } from './escape.ts';
import script from './page/viewer.js?raw';
import style from './page/viewer.css?raw';

/**
 * A page that shows a profile from disk, without a server and without anything from elsewhere.
 *
 * @param data base64, which can end neither a script nor an attribute
 */
export function htmlOf(title: string, data: string): string {
  if (!/^[A-Za-z0-9+/=]*$/.test(data)) throw new RangeError('The data is not base64.');
  // Whatever got into the file some other way would lack it, and not run.
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main id="page"></main>
<script type="text/plain" id="data">${data}</script>
<script nonce="${nonce}">${script}</script>
</body>
</html>
`;
}
