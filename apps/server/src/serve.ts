import { openBrowser } from './start/browser.ts';
import { readSettings, USAGE } from './start/flags.ts';
import { startServer } from './start/server.ts';
import { StartError } from './start/start-error.ts';
import { untilSignal } from './start/until-signal.ts';

/** Runs end within seconds; whatever still holds on after this is left behind. */
const SHUTDOWN_MS = 10_000;
/** What was asked for could not be done. */
const EXIT_FAILED = 2;

/**
 * Serves until SIGINT or SIGTERM. Prints `Leakscope is ready: <url>` once it answers, and one line
 * on stderr where it cannot start. A second signal ends the process at once.
 *
 * @param argv the flags, without the program's name
 * @returns what the process should exit with
 */
export async function serve(argv: readonly string[]): Promise<number> {
  try {
    const settings = readSettings(argv, process.env);
    if (settings === 'help') {
      process.stdout.write(USAGE);
      return 0;
    }
    const server = await startServer(settings, say);
    const asked = untilSignal();
    process.stdout.write(`Leakscope is ready: ${server.link}\n`);
    if (settings.open) openBrowser(server.link);
    await asked;
    await atMost(server.close(), SHUTDOWN_MS);
    return 0;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    say(error.message);
    return EXIT_FAILED;
  }
}

async function atMost(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
