import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { testServer } from '../testing/server.ts';

const MIB = 1024 ** 2;

/** Posts megabytes until the server answers or hangs up. @returns status and bytes taken */
async function pour(url: string, headers: Record<string, string | number>) {
  const sent = request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
  });
  const chunk = Buffer.alloc(MIB, 'x');
  let poured = 0;
  let open = true;
  const answered = once(sent, 'response').then(([response]) => {
    open = false;
    return (response as { statusCode: number }).statusCode;
  });
  sent.on('error', () => {
    open = false;
  });
  while (open && poured < 100) {
    poured += 1;
    if (!sent.write(chunk)) {
      await Promise.race([once(sent, 'drain'), answered, once(sent, 'close')]);
    }
  }
  const status = await answered;
  sent.destroy();
  return { status, poured };
}

test('a body of 100 MB is refused without being read, announced or not', async () => {
  await using server = await testServer();
  const origin = await server.listen();
  for (const headers of [{ 'content-length': 100 * MIB }, { 'transfer-encoding': 'chunked' }]) {
    const before = process.memoryUsage.rss();
    const { status, poured } = await pour(`${origin}/api/runs`, headers);
    expect(status).toBe(413);
    expect(poured).toBeLessThan(50);
    expect(process.memoryUsage.rss() - before).toBeLessThan(80 * MIB);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  }
});

test('a body just below the limit is read whole', async () => {
  await using server = await testServer();
  const origin = await server.listen();
  const body = (size: number) => `{"scenario":"${'x'.repeat(size - 15)}"}`;
  const post = async (text: string) =>
    (
      await fetch(`${origin}/api/runs`, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'application/json' },
      })
    ).status;
  expect(await post(body(64 * 1024))).toBe(400);
  expect(await post(body(64 * 1024 + 1))).toBe(413);
});
