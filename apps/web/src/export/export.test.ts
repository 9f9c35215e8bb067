import { gunzipSync } from 'node:zlib';
import { encodePprof, type Frame, ProfileBuilder } from '@leakscope/profile';
import { describe, expect, test } from 'vitest';
import type { Drawing, LayoutFrame } from '../flame/messages.ts';
import { escapeMarkup } from './escape.ts';
import { htmlOf } from './html.ts';
import type { ExportView } from './messages.ts';
import { fileNameOf } from './save.ts';
import { svgOf } from './svg.ts';
import { answers } from './worker/answer.ts';
import type { PageData } from './worker/page-data.ts';

/** Names that somebody gave a function to see what we do. */
const hostile = [
  '</script><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onclick='alert(1)",
  '&lt;b&gt;',
  ']]><![CDATA[',
  '\u202egnp.exe\u2066',
  '\u0000\u0008\ud800 lone',
  'a\nb;c 5',
];

const frame = (name: string, file = '/app/leak.ts'): Frame => ({ name, file, line: 3, column: 1 });
const view: ExportView = { type: 0, filters: [] };
let answer = answers();

async function opened(stacks: readonly (readonly [frames: readonly Frame[], value: number])[]) {
  const builder = new ProfileBuilder({
    sampleTypes: [{ type: 'inuse_space', unit: 'bytes' }],
    timeNanos: 0n,
  });
  for (const [frames, value] of stacks) builder.addSample({ frames, values: [value] });
  const bytes = Uint8Array.from(encodePprof(builder.build())).buffer;
  answer = answers();
  await answer({ id: 0, op: 'open', bytes });
}

async function pageOf(title: string): Promise<{ html: string; data: PageData; base64: string }> {
  const base64 = await answer({ id: 1, op: 'page', view, title, sources: [] });
  if (typeof base64 !== 'string') throw new TypeError('a page is text');
  const json = gunzipSync(Buffer.from(base64, 'base64')).toString('utf8');
  return { html: htmlOf(title, base64), data: JSON.parse(json) as PageData, base64 };
}

describe('the standalone page', () => {
  test.each(hostile)('holds the name %j as data alone', async (name) => {
    await opened([[[frame(name, name)], 7]]);
    const { html, data } = await pageOf(name);
    expect(data).toMatchObject({ title: name, isWhole: true });
    expect(data.names).toContain(name.replaceAll('\ud800', '\ufffd'));
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
    expect(html).not.toMatch(/<(img|svg)/);
    expect(html).toContain(`<title>${escapeMarkup(name)}</title>`);
  });

  test('forbids itself everything but its own script and style', async () => {
    await opened([[[frame('leak')], 7]]);
    const { html } = await pageOf('heap');
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const [, nonce = ''] = /script-src 'nonce-([0-9a-f]{32})'/.exec(policy) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|http|\*/);
    expect(html).toContain(`<script nonce="${nonce}">`);
    expect(html).not.toMatch(/https?:\/\/|\bimport\b/);
    expect((await pageOf('heap')).html).not.toContain(nonce);
  });

  test('refuses data that is not base64', () => {
    expect(() => htmlOf('heap', '</script>')).toThrow(RangeError);
  });

  test('holds the tree in pre-order and the functions with most', async () => {
    await opened([
      [[frame('leak'), frame('main')], 7],
      [[frame('main')], 1],
    ]);
    const { data } = await pageOf('heap');
    expect(data).toMatchObject({
      type: 'inuse_space',
      unit: 'bytes',
      func: [-1, 0, 1],
      depth: [0, 1, 2],
      self: [0, 1, 7],
      total: [8, 8, 7],
      names: ['main', 'leak'],
      table: [
        [1, 7, 7],
        [0, 1, 8],
      ],
    });
  });

  test('stays small however many frames there are', async () => {
    await opened(
      Array.from({ length: 60_000 }, (_, i) => [[frame(`f${i % 300}`), frame(`g${i}`)], i + 1]),
    );
    const { data, base64 } = await pageOf('large');
    expect(data.depth.length).toBeLessThanOrEqual(20_010);
    expect(data.isWhole).toBe(false);
    expect(base64.length).toBeLessThan(600_000);
  });
});

test('filters in force hold for the file, and names that they leave out are not in it', async () => {
  await opened([
    [[frame('leak')], 7],
    [[frame('secret', '/app/other.ts')], 5],
  ]);
  const filters: ExportView['filters'] = [{ kind: 'focus', frame: { text: 'leak' } }];
  for (const format of ['pprof', 'folded', 'speedscope'] as const) {
    const file = await answer({ id: 1, op: 'write', format, view: { ...view, filters } });
    if (!(file instanceof Uint8Array)) throw new TypeError('a file is bytes');
    const text = (format === 'pprof' ? gunzipSync(file) : Buffer.from(file)).toString('latin1');
    expect(text).toContain('leak');
    expect(text).not.toContain('secret');
  }
});

describe('an SVG', () => {
  const layoutFrame = (name: string, parent: number, total: number): LayoutFrame => ({
    name,
    file: name,
    line: 3,
    startLine: 1,
    ref: `r${name.length}${total}`,
    self: 0,
    total,
    origin: 'own',
    kind: 'heap',
    merged: 0,
    parent,
    fill: 'heap',
  });
  const options = {
    title: '<heap>',
    orientation: 'flame',
    format: (value: number) => `${value} B`,
    colours: { background: '#fff', ink: '#000', fillOf: () => '#eee', inkOf: () => '#000' },
  } as const;
  const drawing = (frames: LayoutFrame[], focusIndex = 0): Drawing => ({
    frames,
    focusIndex,
    focus: '0',
    total: frames[0]?.total ?? 0,
  });

  test.each(hostile)('holds the name %j as text', (name) => {
    const svg = svgOf(drawing([layoutFrame('all', -1, 7), layoutFrame(name, 0, 7)]), options);
    expect(svg).not.toMatch(/<(script|img)|onload=alert\(1\)>|CDATA\[\s*</);
    expect(svg.match(/<svg/g)).toHaveLength(1);
    // oxlint-disable-next-line no-control-regex -- XML may hold none of these
    expect(svg).not.toMatch(/[\u0000-\u0008\ufffe\uffff]/);
    expect(svg).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
  });

  test('has children side by side above their parent, as wide as their values', () => {
    const frames = [
      layoutFrame('all', -1, 10),
      layoutFrame('a', 0, 7),
      layoutFrame('b', 0, 3),
      layoutFrame('c', 1, 7),
    ];
    const svg = svgOf(drawing(frames), options);
    const rects = [...svg.matchAll(/<rect x="([\d.]+)" y="(\d+)" width="([\d.]+)"/g)];
    expect(rects.map(([, x, y, width]) => [x, y, width].map(Number))).toEqual([
      [12, 84, 1399.4],
      [12, 62, 979.4],
      [992, 62, 419.4],
      [12, 40, 979.4],
    ]);
  });

  test('has the callers of the zoom as wide as it', () => {
    const frames = [layoutFrame('all', -1, 100), layoutFrame('a', 0, 10), layoutFrame('b', 1, 5)];
    const svg = svgOf(drawing(frames, 1), { ...options, orientation: 'icicle' });
    const widths = [...svg.matchAll(/<rect x="[\d.]+" y="\d+" width="([\d.]+)"/g)];
    expect(widths.map(([, width]) => Number(width))).toEqual([1399.4, 1399.4, 699.4]);
  });
});

test('a file is called after its title by what every file system takes', () => {
  expect(fileNameOf('Live memory of slice · 12:03:11')).toBe('Live-memory-of-slice-12-03-11');
  expect(fileNameOf('../../etc/passwd')).toBe('etc-passwd');
  expect(fileNameOf('<>')).toBe('profile');
});
