import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { framesOf } from '../model/read.ts';
import { anyProfile } from '../testing/arbitrary.ts';
import { WireWriter } from '../wire/writer.ts';
import { FormatError } from './format-error.ts';
import { decodePprof, encodePprof } from './pprof.ts';
import { FUNCTION, LINE, LOCATION, PROFILE, SAMPLE, VALUE_TYPE } from './pprof/fields.ts';
import { MAX_STACK_DEPTH } from './limits.ts';

/** A file with one sample type, functions 7 `inner` and 8 `outer`, and whatever `write` adds. */
function file(write: (out: WireWriter) => void): Uint8Array {
  const out = new WireWriter();
  out.message(PROFILE.sampleType, () => {
    out.int(VALUE_TYPE.type, 1);
    out.int(VALUE_TYPE.unit, 2);
  });
  for (const text of ['', 'cpu', 'count', 'inner', 'outer']) out.string(PROFILE.stringTable, text);
  for (const [id, name] of [[7, 3] as const, [8, 4] as const]) {
    out.message(PROFILE.function, () => {
      out.int(FUNCTION.id, id);
      out.int(FUNCTION.name, name);
    });
  }
  write(out);
  return out.finish();
}

function location(
  out: WireWriter,
  id: number,
  lines: readonly [func: number, line: number][],
): void {
  out.message(PROFILE.location, () => {
    out.int(LOCATION.id, id);
    out.int(LOCATION.address, 0xbeef);
    for (const [func, line] of lines) {
      out.message(LOCATION.line, () => {
        out.int(LINE.functionId, func);
        out.int(LINE.line, line);
      });
    }
  });
}

function sample(out: WireWriter, locations: number[], values: number[]): void {
  out.message(PROFILE.sample, () => {
    out.packed(SAMPLE.locationId, () => out.elements(locations));
    out.packed(SAMPLE.value, () => out.elements(values));
  });
}

function errorOf(bytes: Uint8Array): unknown {
  try {
    decodePprof(bytes);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('files of other writers', () => {
  test('inlined calls become frames, the innermost nearest the leaf', () => {
    const profile = decodePprof(
      file((out) => {
        location(out, 900, [
          [7, 3],
          [8, 30],
        ]);
        sample(out, [900], [5]);
      }),
    );
    expect(framesOf(profile, profile.samples.stack[0] ?? -1)).toMatchObject([
      { name: 'inner', line: 3 },
      { name: 'outer', line: 30 },
    ]);
  });

  test('repeated fields may come one by one instead of packed', () => {
    const profile = decodePprof(
      file((out) => {
        location(out, 1, [[7, 1]]);
        location(out, 2, [[8, 2]]);
        out.message(PROFILE.sample, () => {
          out.int(SAMPLE.locationId, 1);
          out.int(SAMPLE.locationId, 2);
          out.int(SAMPLE.value, 5);
        });
      }),
    );
    expect(framesOf(profile, profile.samples.stack[0] ?? -1)).toMatchObject([
      { name: 'inner' },
      { name: 'outer' },
    ]);
  });

  test('ids may be any 64-bit number', () => {
    const profile = decodePprof(
      file((to) => {
        for (const id of [2n ** 64n - 1n, 2n ** 64n - 2n]) {
          to.message(PROFILE.location, () => {
            to.bigint(LOCATION.id, id);
            to.message(LOCATION.line, () => to.int(LINE.functionId, id % 2n === 0n ? 7 : 8));
          });
        }
        to.message(PROFILE.sample, () => {
          to.bigint(SAMPLE.locationId, 2n ** 64n - 1n);
          to.bigint(SAMPLE.locationId, 2n ** 64n - 2n);
          to.int(SAMPLE.value, 1);
        });
      }),
    );
    expect(framesOf(profile, profile.samples.stack[0] ?? -1)).toMatchObject([
      { name: 'outer' },
      { name: 'inner' },
    ]);
  });

  test('a location without lines is named by its address', () => {
    const profile = decodePprof(
      file((out) => {
        location(out, 1, []);
        sample(out, [1], [5]);
      }),
    );
    expect(framesOf(profile, 0)).toMatchObject([{ name: '0xbeef', file: '', line: 0 }]);
  });

  test('equal stacks become one sample with the sum of their values', () => {
    const profile = decodePprof(
      file((out) => {
        location(out, 1, [[7, 1]]);
        sample(out, [1], [5]);
        sample(out, [1], [6]);
      }),
    );
    expect(profile.samples.values.map((column) => Array.from(column))).toEqual([[11]]);
  });
});

describe('a broken file', () => {
  test.each([
    ['is empty', new Uint8Array(0), 'profile', 'it is empty'],
    ['is compressed', Uint8Array.of(0x1f, 0x8b, 8), 'profile', 'still compressed'],
    ['has no strings', Uint8Array.of(), 'profile', 'empty'],
    ['starts its strings with a name', Uint8Array.of(0x32, 1, 97), 'string_table', 'not empty'],
    [
      'names a location that is missing',
      file((o) => sample(o, [3], [1])),
      'sample.location_id',
      'location 3',
    ],
    [
      'has more values than types',
      file((o) => sample(o, [], [1, 2])),
      'sample.value',
      'more values',
    ],
    ['has fewer values than types', file((o) => sample(o, [], [])), 'sample', '0 values'],
    [
      'names a function that is missing',
      file((o) => location(o, 1, [[9, 1]])),
      'line',
      'function 9',
    ],
    [
      'uses an id twice',
      file((o) => {
        location(o, 1, []);
        location(o, 1, []);
      }),
      'location',
      'occurs twice',
    ],
    ['uses the id 0', file((o) => location(o, 0, [])), 'location', 'missing or 0'],
    [
      'names a string that is missing',
      file((o) => o.int(PROFILE.docUrl, 99)),
      'profile',
      'string 99',
    ],
    [
      'nests deeper than we read',
      file((o) => {
        location(o, 1, [[7, 1]]);
        sample(
          o,
          Array.from({ length: MAX_STACK_DEPTH + 1 }, () => 1),
          [1],
        );
      }),
      'sample.location_id',
      'more than 65536 frames',
    ],
  ])('that %s is refused with the field', (_, bytes, field, problem) => {
    const error = errorOf(bytes);
    expect(error).toBeInstanceOf(FormatError);
    expect(error).toMatchObject({ format: 'pprof', field });
    expect((error as FormatError).message).toContain(problem);
  });

  test('cut short or altered anywhere gives a profile or a FormatError', () => {
    const alteration = fc.record({ at: fc.nat(), byte: fc.nat(255), cut: fc.boolean() });
    fc.assert(
      fc.property(
        anyProfile,
        fc.array(alteration, { minLength: 1, maxLength: 5 }),
        (p, changes) => {
          let bytes = encodePprof(p).slice();
          for (const { at, byte, cut } of changes) {
            const offset = bytes.length === 0 ? 0 : at % bytes.length;
            if (cut) bytes = bytes.slice(0, offset);
            else bytes[offset] = byte;
          }
          const error = errorOf(bytes);
          expect(error === undefined || error instanceof FormatError).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('a stack of 20,000 calls is read', () => {
  const profile = decodePprof(
    file((out) => {
      location(out, 1, [[7, 1]]);
      sample(
        out,
        Array.from({ length: 20_000 }, () => 1),
        [1],
      );
    }),
  );
  expect(framesOf(profile, profile.samples.stack[0] ?? -1)).toHaveLength(20_000);
});
