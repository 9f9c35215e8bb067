import { expect, test } from 'vitest';
import { bearerToken, cookieToken, newToken, sameToken, setCookie } from './token.ts';

test('every new token is another, and safe in a link', () => {
  const tokens = new Set(Array.from({ length: 100 }, newToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});

test('tokens are compared as a whole', () => {
  expect(sameToken('abc', 'abc')).toBe(true);
  for (const given of ['', 'ab', 'abcd', 'ABC']) expect(sameToken(given, 'abc'), given).toBe(false);
});

test('a bearer is read from the header', () => {
  expect(bearerToken('Bearer abc')).toBe('abc');
  expect(bearerToken('bearer  abc ')).toBe('abc');
  for (const header of [undefined, '', 'Basic abc', 'Bearer', 'Bearer a b']) {
    expect(bearerToken(header), header).toBeUndefined();
  }
});

test('a cookie brings back the token it was set with, of its own port alone', () => {
  const token = 'a b;c=%';
  const [pair] = setCookie(token, 8080).split('; ');
  expect(cookieToken(`other=1; ${pair}`, 8080)).toBe(token);
  expect(cookieToken(pair, 9090)).toBeUndefined();
  expect(cookieToken('leakscope_8080=%', 8080)).toBeUndefined();
  expect(setCookie(token, 8080)).toMatch(/; HttpOnly; SameSite=Strict$/);
});
