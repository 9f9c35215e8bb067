import { expect, test } from 'vitest';
import { isForeign, type Origins } from './sites.ts';

function foreign(change: Partial<Origins>): boolean {
  return isForeign({
    method: 'GET',
    path: '/api/runs',
    host: 'localhost:8080',
    origin: undefined,
    site: undefined,
    mode: undefined,
    dest: undefined,
    ...change,
  });
}

const LINK = { site: 'cross-site', mode: 'navigate', dest: 'document' };

test('programs and our own page are not foreign', () => {
  expect(foreign({})).toBe(false);
  expect(foreign({ site: 'none' })).toBe(false);
  expect(foreign({ site: 'same-origin', origin: 'http://localhost:8080' })).toBe(false);
});

test('another origin is foreign, another port and no origin included', () => {
  for (const origin of [
    'https://evil.example',
    'http://localhost:3000',
    'http://127.0.0.1:8080',
    'null',
  ]) {
    expect(foreign({ origin }), origin).toBe(true);
  }
});

test('what another site does by itself is foreign', () => {
  for (const [mode, dest] of [
    ['no-cors', 'image'],
    ['cors', 'empty'],
    ['navigate', 'iframe'],
  ] as const) {
    expect(foreign({ path: '/leak/slice', site: 'cross-site', mode, dest }), dest).toBe(true);
  }
  expect(foreign({ path: '/leak/slice', ...LINK, method: 'POST' })).toBe(true);
});

test('a person who follows a link to a page or to a leak is let through', () => {
  for (const path of ['/', '/leak/slice', '/fixed/cache', '/runs/abc', '/history']) {
    expect(foreign({ path, ...LINK }), path).toBe(false);
  }
});

test('a link to what only programs ask for is not followed', () => {
  for (const path of [
    '/api/runs',
    '/api',
    '/debug/pprof/heap',
    '/runs/abc/debug/pprof/heap',
    '/self/debug/pprof/',
  ]) {
    expect(foreign({ path, ...LINK }), path).toBe(true);
  }
});
