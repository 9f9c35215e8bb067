import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './workspace.mjs';

/** A step that was asked to end and does not is killed after this long. */
const GRACE_MS = 5_000;
/** Of a step's output the end is kept: enough for the errors, bounded against a runaway. */
const MAX_OUTPUT_CHARS = 200_000;

/** A failure that one line explains; printed without a stack trace. */
export class StepError extends Error {
  /** @param {string} message @param {number} exitCode */
  constructor(message, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a program to its end. While it runs, SIGINT, SIGTERM and SIGHUP end it with all its
 * children first, then this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, show?: boolean, into?: string, shell?: boolean }} [options]
 *   `show`: its output goes to the terminal as it comes; otherwise it is collected. `into`: a file
 *   that its standard output goes to instead.
 * @returns {Promise<{ code: number, output: string }>} 127 where the program does not exist
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = {}, show = false, into, shell = false } = options;
  const windows = process.platform === 'win32';
  const way = show ? 'inherit' : 'pipe';
  const file = into === undefined ? undefined : openSync(into, 'w');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      // npx is a script on Windows, and scripts run only through a shell there.
      shell: shell || windows,
      // A group of its own, so that a signal reaches what the program itself has started.
      detached: !windows,
      stdio: ['ignore', file ?? way, way],
    });
    if (file !== undefined) closeSync(file);

    /** @type {NodeJS.Signals | undefined} */
    let endedBy;
    /** @param {NodeJS.Signals} signal */
    const kill = (signal) => {
      if (child.pid === undefined) return;
      try {
        process.kill(windows ? child.pid : -child.pid, signal);
      } catch {
        // It has gone by itself in the meantime.
      }
    };
    /** @param {NodeJS.Signals} signal */
    const end = (signal) => {
      endedBy ??= signal;
      kill(signal);
      setTimeout(() => kill('SIGKILL'), GRACE_MS).unref();
    };
    process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
    const release = () => process.off('SIGINT', end).off('SIGTERM', end).off('SIGHUP', end);

    let output = '';
    /** @param {string} chunk */
    const collect = (chunk) => {
      output = (output + chunk).slice(-MAX_OUTPUT_CHARS);
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);

    child.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      release();
      if (error.code === 'ENOENT') resolve({ code: 127, output: `${command}: not found` });
      else reject(error);
    });
    child.on('close', (code, signal) => {
      release();
      if (endedBy) process.exit(128 + constants.signals[endedBy]);
      resolve({ code: code ?? (signal ? 128 + constants.signals[signal] : 1), output });
    });
  });
}

/**
 * Says what runs, runs it, and shows its output only where it fails.
 * @param {string} title as in "Installing dependencies"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, shell?: boolean }} [options]
 * @throws {StepError}
 */
export async function step(title, command, args, options = {}) {
  say(`${title} …`);
  const { code, output } = await run(command, args, options);
  if (code === 0) return;
  process.stderr.write(`${output.trimEnd()}\n`);
  throw new StepError(`${title} failed: see above.`);
}

/**
 * An environment in which the programs of these packages' dependencies are found first.
 * @param {readonly string[]} directories
 */
export function withBinaries(...directories) {
  const binaries = directories.map((directory) => join(directory, 'node_modules/.bin'));
  return { PATH: [...binaries, process.env['PATH'] ?? ''].join(delimiter) };
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command's main function; what it throws becomes a line and an exit code.
 * @param {() => Promise<void>} main
 */
export async function command(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(error.exitCode);
  }
}
