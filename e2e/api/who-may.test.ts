import { rawGet } from '../support/raw.ts';
import { expect, test } from '../support/test.ts';

test('a foreign Host is refused', async ({ api }) => {
  const { port } = new URL(api.origin);
  for (const host of ['evil.example', `evil.example:${port}`, '169.254.169.254']) {
    const { status } = await rawGet(`${api.origin}/api/runs`, { host });
    expect(status, host).toBeGreaterThanOrEqual(400);
    expect(status, host).toBeLessThan(500);
  }
  const { status } = await rawGet(`${api.origin}/api/runs`, { host: `localhost:${port}` });
  expect(status).toBe(200);
});

test("another site's requests are refused", async ({ api }) => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
  ];
  for (const headers of foreign) {
    const what = JSON.stringify(headers);
    expect((await rawGet(`${api.origin}/leak/slice`, headers)).status, what).toBe(403);
    expect((await rawGet(`${api.origin}/api/runs`, headers)).status, what).toBe(403);
  }
  const runs = await api.send('GET', '/api/runs');
  expect(runs.json<{ state: string }[]>().filter((run) => run.state === 'running')).toEqual([]);
});

test('a person who follows a link from another site is let through', async ({ api }) => {
  const { status, body } = await rawGet(`${api.origin}/leak/slice`, {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    'sec-fetch-user': '?1',
  });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ status: 'leak triggered', triggered: 1 });
});

test('the page forbids foreign scripts and frames', async ({ api }) => {
  const { headers, status } = await api.send('GET', '/');
  expect(status).toBe(200);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/default-src 'self'|default-src 'none'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
