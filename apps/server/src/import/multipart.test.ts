import { expect, test } from 'vitest';
import { boundaryOf, filePart } from './multipart.ts';

const CRLF = '\r\n';

function form(...parts: [headers: string, content: string][]): Buffer {
  const body = parts.map(([headers, content]) => `--XX${CRLF}${headers}${CRLF}${CRLF}${content}`);
  return Buffer.from(`${body.join(CRLF)}${CRLF}--XX--${CRLF}`, 'latin1');
}
const named = (name: string, file = ''): string =>
  `Content-Disposition: form-data; name="${name}"${file === '' ? '' : `; filename="${file}"`}`;

test('the boundary is told by the content type, quoted or not', () => {
  expect(boundaryOf('multipart/form-data; boundary=XX')).toBe('XX');
  expect(boundaryOf('multipart/form-data; charset=x; boundary="X Y"')).toBe('X Y');
  expect(boundaryOf('application/octet-stream; boundary=XX')).toBeUndefined();
  expect(boundaryOf('')).toBeUndefined();
});

test('the field is found among others, and its bytes are left as they are', () => {
  const bytes = `a${CRLF}--X not the boundary${CRLF}\u0000\u00ff`;
  const body = form([named('note'), 'hello'], [named('file', 'a.pb.gz'), bytes]);
  const part = filePart(body, 'XX');
  expect(part.fileName).toBe('a.pb.gz');
  expect(Buffer.from(part.bytes).toString('latin1')).toBe(bytes);
});

test('an empty field is empty', () => {
  expect(filePart(form([named('file', 'a'), '']), 'XX').bytes).toHaveLength(0);
});

test('a name may hold a quote', () => {
  expect(filePart(form([named('file', 'a%22b'), 'x']), 'XX').fileName).toBe('a"b');
});

test.each([
  ['of another field', form([named('profile', 'a'), 'x'])],
  [
    'that breaks off in its headers',
    Buffer.from('--XX\r\nContent-Disposition: form-data; name="fi'),
  ],
  ['that breaks off in its content', Buffer.from(`--XX\r\n${named('file')}\r\n\r\nabc`)],
  ['without its boundary', Buffer.from('abc')],
  ['that is empty', Buffer.alloc(0)],
])('a form %s is refused', (_, body) => {
  expect(() => filePart(body, 'XX')).toThrow(/no whole field/);
});
