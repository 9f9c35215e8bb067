import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { Inspected, WebSocketSession } from '@leakscope/inspector';
import { runnableFile, type RunnableScenario, toSource } from '@leakscope/scenarios';
import { cpuTimeMs } from './cpu-time.ts';

const START_MS = 20_000;
/** As often as a run is sampled. */
const SAMPLE_PERIOD_MS = 250;
const ANSWER_MS = 150;
const KEY = 'bench';
/** In MiB; far above what the fixed variants need. */
const MEMORY_CAP = 1024;

/** A sandbox started as a run starts it, and watched as a run watches it, or by nobody. */
export class LoneSandbox {
  readonly #child: ChildProcess;
  readonly #peer: Peer | undefined;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #kill = () => {
    this.#child.kill('SIGKILL');
    this.#peer?.process.kill('SIGKILL');
  };
  #port = 0;
  #session: WebSocketSession | undefined;
  #sampling: NodeJS.Timeout | undefined;

  private constructor(operation: string, peer: Peer | undefined) {
    this.#peer = peer;
    this.#child = spawn(
      process.execPath,
      [
        '--inspect=127.0.0.1:0',
        '--inspect-publish-uid=stderr',
        '--no-turbo-inlining',
        '--no-maglev-inlining',
        `--max-old-space-size=${MEMORY_CAP}`,
        runnableFile('sandbox/main'),
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          LEAKSCOPE_KEY: KEY,
          LEAKSCOPE_MEMORY_CAP: String(MEMORY_CAP * 1024 ** 2),
          LEAKSCOPE_OPERATION: pathToFileURL(operation).href,
          // Else glibc changes its ways at the first large block that is freed, one process so, the
          // next otherwise, and filling 10 MiB costs 2.5 times as much in one as in the other.
          MALLOC_MMAP_THRESHOLD_: String(128 * 1024),
          ...(peer === undefined ? {} : { PEER_URL: `http://127.0.0.1:${peer.port}` }),
        },
      },
    );
    process.once('exit', this.#kill);
  }

  /** Runs the fixed variant. */
  static async start(
    { operations, peer }: RunnableScenario,
    sampled: boolean,
  ): Promise<LoneSandbox> {
    const started = peer === null ? undefined : await startPeer(peer);
    const sandbox = new LoneSandbox(operations.fixed, started);
    const { stdout, stderr } = sandbox.#child;
    if (stdout === null || stderr === null) throw new Error('The sandbox has no output.');
    const [port, url] = await Promise.all([
      firstMatch(stdout, /^\{"port":(\d+)\}$/),
      firstMatch(stderr, /^Debugger listening on (ws:\S+)$/),
    ]);
    sandbox.#port = Number(port);
    if (sampled) await sandbox.#sample(url);
    await sandbox.#post('/load');
    return sandbox;
  }

  async #sample(url: string): Promise<void> {
    this.#session = await WebSocketSession.connect(url);
    const inspected = await Inspected.attach(this.#session, {
      pid: this.#child.pid ?? 0,
      sandbox: true,
      mapFile: toSource,
    });
    this.#sampling = setInterval(() => {
      // What a reading says is of no interest here, nor is one that the end of the process cut off.
      inspected.read(ANSWER_MS).catch(() => {});
    }, SAMPLE_PERIOD_MS);
  }

  /** Performs one operation. */
  operate(): Promise<void> {
    return this.#post('/operation');
  }

  /** CPU time used so far, in milliseconds. */
  async cpuTime(): Promise<number> {
    return await cpuTimeMs(this.#child.pid ?? 0);
  }

  async stop(): Promise<void> {
    clearInterval(this.#sampling);
    this.#session?.close();
    this.#agent.destroy();
    const gone = once(this.#child, 'exit');
    this.#kill();
    await gone;
    process.off('exit', this.#kill);
  }

  #post(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          path,
          method: 'POST',
          agent: this.#agent,
          headers: { 'x-leakscope-key': KEY },
        },
        (incoming) => {
          incoming.resume().on('error', reject);
          incoming.on('end', () => {
            if (incoming.statusCode === 200) resolve();
            else reject(new Error(`The sandbox answered ${incoming.statusCode} to ${path}.`));
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end();
    });
  }
}

/** The process that a scenario talks to. */
interface Peer {
  readonly process: ChildProcess;
  readonly port: string;
}

async function startPeer(file: string): Promise<Peer> {
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'], env: {} });
  return { process: child, port: await firstMatch(child.stdout, /^\{"port":(\d+)\}$/) };
}

/** The first group of the first line that matches. @throws after 20 s */
async function firstMatch(stream: Readable, pattern: RegExp): Promise<string> {
  const lines = createInterface({ input: stream });
  const late = setTimeout(() => lines.close(), START_MS);
  try {
    for await (const line of lines) {
      const found = pattern.exec(line)?.[1];
      if (found !== undefined) return found;
    }
    throw new Error(`The sandbox printed nothing like ${pattern.source} within ${START_MS} ms.`);
  } finally {
    clearTimeout(late);
    stream.resume();
  }
}
