import { encodeFolded } from '../../formats/folded.ts';
import { encodePprof } from '../../formats/pprof.ts';
import { encodeSpeedscope } from '../../formats/speedscope.ts';
import type { Profile } from '../../model/profile.ts';
import { encodeUtf8 } from '../../wire/utf8.ts';
import { profileFromText } from '../text.ts';

export interface Sample {
  readonly isText: boolean;
  readonly bytes: Uint8Array;
}

const TYPES = 'inuse_objects/count inuse_space/bytes';

/** A profile of so many stacks, in which names, files and lines repeat. */
function profileOf(stacks: number): Profile {
  const rows = Array.from({ length: stacks }, (_, i) => {
    const path = `main@app.ts:1 handle@app.ts:${i % 7} f${i % 13}@lib.ts:${i % 50} ünïcode${i}`;
    return `${path} | ${i % 5} ${i * 100} | memory=${i % 3 === 0 ? 'heap' : 'off-heap'}`;
  });
  return profileFromText(rows.join('\n'), TYPES);
}

function frame(name: string, line: number): object {
  const url = name.startsWith('(') ? '' : `file:///app/${name}.js`;
  return { functionName: name, scriptId: '7', url, lineNumber: line, columnNumber: 3 };
}

function heapprofile(nodes: number): unknown {
  const children = Array.from({ length: nodes }, (_, i) => ({
    callFrame: frame(`leak${i}`, i),
    selfSize: i * 8,
    id: 2 * i + 2,
    children: [{ callFrame: frame('alloc', i), selfSize: 512, id: 2 * i + 3, children: [] }],
  }));
  const head = { callFrame: frame('(root)', -1), selfSize: 0, id: 1, children };
  const samples = Array.from({ length: nodes }, (_, i) => ({
    size: 512,
    nodeId: 2 * i + 3,
    ordinal: i,
  }));
  return { head, samples };
}

function cpuprofile(nodes: number): unknown {
  const ids = Array.from({ length: nodes }, (_, i) => i + 3);
  return {
    nodes: [
      { id: 1, callFrame: frame('(root)', -1), hitCount: 0, children: [2, ...ids] },
      { id: 2, callFrame: frame('(idle)', -1), hitCount: 1 },
      ...ids.map((id) => ({
        id,
        callFrame: frame(`work${id}`, id),
        hitCount: 2,
        positionTicks: [{ line: id + 1, ticks: 1 }],
      })),
    ],
    startTime: 1000,
    endTime: 1000 + 3000 * nodes,
    samples: ids.flatMap((id) => [id, 2, id]),
    timeDeltas: ids.flatMap(() => [1000, 1000, 900]),
  };
}

function trace(nodes: number): { traceEvents: unknown[] } {
  const ids = Array.from({ length: nodes }, (_, i) => i + 2);
  const of = { pid: 1, tid: 2, id: '0x1', ph: 'P', cat: 'disabled-by-default-v8.cpu_profiler' };
  const chunks = ids.map((id) => ({
    args: {
      data: {
        cpuProfile: {
          nodes: [{ callFrame: frame(`work${id}`, id), id, parent: 1 }],
          samples: [id, id],
        },
        lines: [id, 0],
        timeDeltas: [125, 130],
      },
    },
    name: 'ProfileChunk',
    ...of,
  }));
  const root = { cpuProfile: { nodes: [{ callFrame: frame('(root)', -1), id: 1 }] } };
  return {
    traceEvents: [
      { args: { name: 'Main' }, name: 'thread_name', ph: 'M', pid: 1, tid: 2 },
      { name: 'Profile', args: { data: { startTime: 7 } }, ...of },
      { name: 'ProfileChunk', args: { data: root }, ...of },
      ...chunks,
      { name: 'ProfileChunk', args: { data: { endTime: 7 + nodes * 300 } }, ...of },
    ],
  };
}

function evented(calls: number): unknown {
  const events = Array.from({ length: calls }, (_, i) => [
    { type: 'O', frame: 0, at: 10 * i },
    { type: 'O', frame: 1, at: 10 * i + 2 },
    { type: 'C', frame: 1, at: 10 * i + 7 },
    { type: 'C', frame: 0, at: 10 * i + 8 },
  ]).flat();
  const times = { unit: 'milliseconds', startValue: 0, endValue: 10 * calls };
  return {
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    shared: { frames: [{ name: 'a', file: 'a.js', line: 3, col: 4 }, { name: 'b' }] },
    profiles: [{ type: 'evented', name: 'main', ...times, events }],
  };
}

function json(value: unknown): Sample {
  return { isText: true, bytes: encodeUtf8(JSON.stringify(value)) };
}

/** Small files of every format we read, and of every form of it; `size` scales all of them. */
export function fuzzSamples(size = 4): Readonly<Record<string, readonly Sample[]>> {
  const profile = profileOf(size);
  return {
    pprof: [{ isText: false, bytes: encodePprof(profile) }],
    heapprofile: [json(heapprofile(size))],
    cpuprofile: [json(cpuprofile(size))],
    'chrome-trace': [json(trace(size)), json(trace(size).traceEvents)],
    speedscope: [{ isText: true, bytes: encodeSpeedscope(profile) }, json(evented(size))],
    folded: [{ isText: true, bytes: encodeFolded(profile, 1) }],
  };
}
