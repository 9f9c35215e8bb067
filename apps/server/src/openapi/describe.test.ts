import { expect, test } from 'vitest';
import { testServer } from '../testing/server.ts';
import { describe as describeApi } from './describe.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

const document = describeApi('1.2.3') as unknown as Document;

test('the document is served, and names every schema that it refers to', async () => {
  await using server = await testServer();
  const answer = await server.request('/api/openapi.json');
  const served = (await answer.json()) as Document;
  expect(served.openapi).toBe('3.1.0');
  const text = JSON.stringify(served);
  for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
    expect(served.components.schemas, name).toHaveProperty(name ?? '');
  }
});

test('every parameter of a path is described', () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(
        inPath.map(({ name }) => name),
        path,
      ).toEqual(named);
    }
  }
});

test('every route that is described exists', async () => {
  await using server = await testServer();
  for (const [path, methods] of Object.entries(document.paths)) {
    const concrete = path.replaceAll(/\{\w+\}/g, 'x');
    const answer = await server.request(concrete, { method: 'PATCH' });
    expect(answer.status, path).toBe(405);
    const allowed = (answer.headers.get('allow') ?? '').toLowerCase().split(', ');
    expect(allowed, path).toEqual(expect.arrayContaining(Object.keys(methods)));
    expect(allowed.filter((method) => method !== 'head').toSorted(), path).toEqual(
      Object.keys(methods).toSorted(),
    );
  }
});
