import { expect, test } from 'vitest';
import { testServer, TOKEN } from '../testing/server.ts';

test('the playground is open on loopback', async () => {
  await using server = await testServer();
  expect((await server.request('/api/scenarios')).status).toBe(200);
});

test('a request that a proxy on this machine passed on wants the token', async () => {
  await using server = await testServer();
  for (const name of ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host']) {
    const answer = await server.request('/api/scenarios', { headers: { [name]: '1.2.3.4' } });
    expect(answer.status, name).toBe(401);
  }
});

test('beyond loopback everything wants the token but the sign of life', async () => {
  await using server = await testServer({ host: '0.0.0.0' });
  for (const path of ['/api/scenarios', '/', '/leak/slice', '/debug/pprof/heap', '/nowhere']) {
    const answer = await server.request(path);
    expect(answer.status, path).toBe(401);
    expect(answer.headers.get('www-authenticate'), path).toBe('Bearer');
  }
  expect((await server.request('/healthz')).status).toBe(200);

  const wrong = { authorization: 'Bearer nonsense' };
  expect((await server.request('/api/scenarios', { headers: wrong })).status).toBe(401);
  const right = { authorization: `Bearer ${encodeURIComponent('the')}` };
  expect((await server.request('/api/scenarios', { headers: right })).status).toBe(401);
});

test('a program sends the token as a bearer, pprof in the address', async () => {
  await using server = await testServer({ host: '0.0.0.0', token: 'T' });
  const headers = { authorization: 'Bearer T' };
  expect((await server.request('/api/scenarios', { headers })).status).toBe(200);
  expect((await server.request('/debug/pprof/heap?token=T')).status).toBe(404);
  expect((await server.request('/debug/pprof/heap?token=x')).status).toBe(401);
  expect((await server.request('/api/scenarios?token=T')).status).toBe(401);
});

test('the link’s token becomes a cookie and leaves the address', async () => {
  await using server = await testServer({ host: '0.0.0.0' });
  const link = await server.request(`/runs/A?tab=heap&token=${encodeURIComponent(TOKEN)}`);
  expect(link.status).toBe(303);
  expect(link.headers.get('location')).toBe('/runs/A?tab=heap');
  const cookie = link.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^leakscope_8080=.*; Path=\/; HttpOnly; SameSite=Strict$/);

  const headers = { cookie: cookie.split(';')[0] ?? '' };
  expect((await server.request('/api/scenarios', { headers })).status).toBe(200);
});

test('the link of another server is refused, and never redirects elsewhere', async () => {
  await using server = await testServer();
  expect((await server.request('/?token=stale')).status).toBe(401);
  const elsewhere = await server.request(`//evil.example/?token=${encodeURIComponent(TOKEN)}`);
  expect(elsewhere.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/);
});

test('foreign hosts and other sites are refused with a problem', async () => {
  await using server = await testServer();
  for (const headers of [
    { host: 'evil.example' },
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
  ]) {
    const answer = await server.request('/leak/slice', { headers });
    expect(answer.status, JSON.stringify(headers)).toBe(403);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  }
});

test('every answer carries the security headers, refusals included', async () => {
  await using server = await testServer();
  for (const [path, init] of [
    ['/', {}],
    ['/api/scenarios', {}],
    ['/api/nothing', {}],
    ['/api/runs', { headers: { host: 'evil.example' } }],
  ] as const) {
    const { headers } = await server.request(path, init);
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('x-frame-options'), path).toBe('DENY');
    expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
  }
});
