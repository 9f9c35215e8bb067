import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Capture, MAX_IMPORT_NAME, Problem } from '@leakscope/protocol';
import {
  openBrowser,
  readSettings,
  type RunningServer,
  StartError,
  startServer,
  untilSignal,
} from '@leakscope/server';
import { z } from 'zod';
import { readArguments } from '../arguments.ts';
import { type Command, CommandError, type Output } from '../command.ts';
import { sizeOfFile } from '../read-profile-file.ts';

/** A server on this machine answers in a few milliseconds, or is none. */
const FIND_MS = 1_000;
/** The server takes at most a minute to read a file. */
const UPLOAD_MS = 120_000;

const Health = z.object({ status: z.literal('ok'), version: z.string() });

export const open: Command = {
  usage: 'open FILE [--port N] [--data DIR] [--token TOKEN] [--open]',
  summary: 'Shows a profile: in the server that runs already, else in one of its own.',
  async run(args, output) {
    const { values, positionals } = readArguments(args, {
      port: { type: 'string' },
      data: { type: 'string' },
      token: { type: 'string' },
      open: { type: 'boolean' },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new CommandError('`open` takes one file.');
    await sizeOfFile(file);
    const flags = (['port', 'data', 'token'] as const).flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [`--${name}`, value];
    });
    try {
      const settings = readSettings(flags, process.env);
      if (settings === 'help') return 0;
      const show = (url: string): void => {
        output.out(`${file} is open: ${url}`);
        if (values.open === true) openBrowser(url);
      };
      const running = `http://127.0.0.1:${settings.port}`;
      // Another data directory is another server's.
      if (values.data === undefined && (await isLeakscope(running))) {
        show(`${running}/captures/${await upload(running, file, settings.token)}`);
        return 0;
      }
      const server = await startServer({ ...settings, port: 0 }, output.err);
      return await showIn(server, file, show, output);
    } catch (error) {
      if (error instanceof StartError) throw new CommandError(error.message);
      throw error;
    }
  },
};

async function isLeakscope(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(FIND_MS) });
    return Health.safeParse(await answer.json()).success;
  } catch {
    return false;
  }
}

/** Shows a file in a server of its own until it is interrupted. */
async function showIn(
  server: RunningServer,
  file: string,
  show: (url: string) => void,
  { out }: Output,
): Promise<0> {
  try {
    const link = new URL(server.link);
    const token = link.searchParams.get('token') ?? undefined;
    link.pathname = `/captures/${await upload(link.origin, file, token)}`;
    const asked = untilSignal();
    show(link.href);
    out('Press Ctrl-C to end.');
    await asked;
    return 0;
  } finally {
    await server.close();
  }
}

/** @returns the id of the capture @throws CommandError with the server's words where it refuses */
async function upload(origin: string, file: string, token: string | undefined): Promise<string> {
  const url = new URL('/api/captures', origin);
  url.searchParams.set('name', basename(file).slice(-MAX_IMPORT_NAME));
  const answer = await fetch(url, {
    method: 'POST',
    body: await readFile(file),
    headers: {
      'content-type': 'application/octet-stream',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(UPLOAD_MS),
  }).catch((error: Error) => {
    throw new CommandError(`${file} could not be sent to ${origin}: ${error.message}`);
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return Capture.parse(body).id;
  const problem = Problem.safeParse(body).data;
  throw new CommandError(`${file}: ${problem?.detail ?? `the server answered ${answer.status}.`}`);
}
