import { parseArgs } from 'node:util';
import { defaultMemoryCap, parseBytes } from './memory.ts';
import { StartError } from './start-error.ts';
import { defaultDataDirectory } from '../store/data-directory.ts';
import { MIN_MEMORY_CAP } from '@leakscope/protocol';

/** What the command line and the environment say. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** The data directory. */
  readonly data: string;
  /** `undefined` where a new one is to be made. */
  readonly token: string | undefined;
  readonly open: boolean;
  readonly maxSandboxes: number;
  /** Of a sandbox that names none, in bytes. */
  readonly memoryCap: number;
}

const DEFAULT_PORT = 8080;
const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_MAX_SANDBOXES = 8;
/** Each sandbox is a process of 50 MB and more that is sampled four times a second. */
const MOST_SANDBOXES = 64;

export const USAGE = `Leakscope: a memory-leak playground and flame-graph dashboard for Node.js

  --port N           where to listen, 0 for any free port (PORT; default ${DEFAULT_PORT})
  --host HOST        what to listen on (HOST; default ${DEFAULT_HOST})
  --data DIR         where runs and captures are kept (default: your data directory)
  --token TOKEN      the session token (LEAKSCOPE_TOKEN; default: a new one each time)
  --max-sandboxes N  sandboxes at once (default ${DEFAULT_MAX_SANDBOXES})
  --memory-cap SIZE  memory cap of a sandbox, such as 512MiB (default: at most 1GiB)
  --open             open the dashboard in the browser
  --help             show this
`;

/**
 * Reads the command line and the environment. A flag goes before its variable.
 *
 * @returns `'help'` where it was asked for
 * @throws StartError naming the flag and what it takes
 */
export function readSettings(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Settings | 'help' {
  const flags = parse(argv);
  if (flags.help === true) return 'help';
  return {
    port: wholeNumber(flags.port ?? env['PORT'] ?? String(DEFAULT_PORT), '--port', 0, 65_535),
    host: host(flags.host ?? env['HOST'] ?? DEFAULT_HOST),
    data: flags.data ?? defaultDataDirectory(),
    token: token(flags.token ?? env['LEAKSCOPE_TOKEN']),
    open: flags.open === true,
    maxSandboxes: wholeNumber(
      flags['max-sandboxes'] ?? String(DEFAULT_MAX_SANDBOXES),
      '--max-sandboxes',
      1,
      MOST_SANDBOXES,
    ),
    memoryCap: readMemoryCap(flags['memory-cap']),
  };
}

function parse(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        token: { type: 'string' },
        open: { type: 'boolean' },
        'max-sandboxes': { type: 'string' },
        'memory-cap': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    const [first] = (error as Error).message.split(/\.? To specify|\n/);
    throw new StartError(`${first?.replace(/\.$/, '')}. --help lists the flags.`);
  }
}

function wholeNumber(text: string, flag: string, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new StartError(`${flag} takes a whole number from ${min} to ${max}, not “${text}”.`);
}

function host(text: string): string {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw new StartError(`--host takes a name or an address, not “${text}”.`);
}

function token(text: string | undefined): string | undefined {
  if (text === undefined || /^[\x21-\x7e]{1,200}$/.test(text)) return text;
  throw new StartError('--token takes 1 to 200 characters without spaces.');
}

/** The memory cap of a sandbox, in bytes. @throws StartError where the flag is no size, or too small */
export function readMemoryCap(text: string | undefined): number {
  if (text === undefined) return defaultMemoryCap(process.availableMemory());
  const bytes = parseBytes(text);
  if (bytes !== undefined && bytes >= MIN_MEMORY_CAP) return bytes;
  throw new StartError(`--memory-cap takes a size from 64MiB on, such as 512MiB, not “${text}”.`);
}
