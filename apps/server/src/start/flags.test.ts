import { describe, expect, test } from 'vitest';
import { readSettings } from './flags.ts';
import { defaultMemoryCap, parseBytes } from './memory.ts';
import { StartError } from './start-error.ts';

const MIB = 1024 ** 2;

function settings(argv: readonly string[], env: Record<string, string> = {}) {
  const read = readSettings(argv, env);
  if (read === 'help') throw new Error('help was not asked for');
  return read;
}

test('without flags the server listens on loopback', () => {
  expect(settings([])).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    open: false,
    maxSandboxes: 8,
  });
});

test('the environment is heard, and a flag goes before it', () => {
  const env = { PORT: '9000', HOST: '::1', LEAKSCOPE_TOKEN: 'abc' };
  expect(settings([], env)).toMatchObject({ port: 9000, host: '::1', token: 'abc' });
  const argv = ['--port', '9001', '--host=0.0.0.0', '--token', 'def'];
  expect(settings(argv, env)).toMatchObject({ port: 9001, host: '0.0.0.0', token: 'def' });
});

test('every flag is understood', () => {
  const argv = ['--data', '/d', '--open', '--max-sandboxes=2', '--memory-cap', '512MiB'];
  expect(settings(argv)).toMatchObject({
    data: '/d',
    open: true,
    maxSandboxes: 2,
    memoryCap: 512 * MIB,
  });
  expect(readSettings(['--help'], {})).toBe('help');
});

test('what does not fit is refused in one line that names it', () => {
  const wrong: [string[], Record<string, string>, RegExp][] = [
    [['--prot', '1'], {}, /--prot/],
    [['8080'], {}, /8080/],
    [['--port'], {}, /--port/],
    [['--port', '65536'], {}, /--port.*65536/],
    [['--port', '80a'], {}, /--port/],
    [[], { PORT: 'x' }, /--port.*x/],
    [['--host', 'a b'], {}, /--host/],
    [['--token', 'a b'], {}, /--token/],
    [['--token='], {}, /--token/],
    [['--max-sandboxes', '0'], {}, /--max-sandboxes/],
    [['--memory-cap', '1MiB'], {}, /--memory-cap/],
    [['--memory-cap', 'much'], {}, /--memory-cap/],
    [['--open=yes'], {}, /--open/],
  ];
  for (const [argv, env, message] of wrong) {
    const read = () => readSettings(argv, env);
    expect(read, argv.join(' ')).toThrow(StartError);
    expect(read, argv.join(' ')).toThrow(message);
    expect(read, argv.join(' ')).not.toThrow(/\n/);
  }
});

describe('a memory cap', () => {
  test('is a quarter of what there is, at most 1 GiB and at least what Node needs', () => {
    expect(defaultMemoryCap(2 * 1024 * MIB)).toBe(512 * MIB);
    expect(defaultMemoryCap(64 * 1024 * MIB)).toBe(1024 * MIB);
    expect(defaultMemoryCap(0)).toBe(64 * MIB);
  });

  test('is written in bytes or with a unit', () => {
    expect(parseBytes('1024')).toBe(1024);
    expect(parseBytes('512MiB')).toBe(512 * MIB);
    expect(parseBytes('0.5 gib')).toBe(512 * MIB);
    for (const text of ['', 'x', '-1', '1MB', '1 TiB', '1e9']) {
      expect(parseBytes(text), text).toBeUndefined();
    }
  });
});
