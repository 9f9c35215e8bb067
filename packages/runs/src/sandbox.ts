import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { pathToFileURL } from 'node:url';
import { Inspected, WebSocketSession } from '@leakscope/inspector';
import { runnableFile, toSource, type Variant } from '@leakscope/scenarios';
import type { Children } from './children.ts';
import { OutputTail } from './output.ts';
import type { Program } from './types.ts';
import type { Order } from './verify/subject.ts';

/** From spawning to listening; a busy machine was seen to take 3 s. */
const START_TIMEOUT_MS = 20_000;
/**
 * V8's heap sampler does not see functions that were inlined: a small one that allocates in a hot
 * loop would vanish from its own profile. Both flags are there in Node 20 to 26.
 */
const WHOLE_STACKS = ['--no-turbo-inlining', '--no-maglev-inlining'];
/** An operation that takes longer will not end. */
const OPERATION_TIMEOUT_MS = 120_000;

const LISTENING = /^\{"port":(\d+)\}$/;
const INSPECTOR = /^Debugger listening on (ws:\S+)$/;

/** Nothing of our own environment, secrets least of all, is for a sandbox to see. */
const ENVIRONMENT = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP'];

function environment(own: Record<string, string>, given?: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (given !== undefined) return { ...given, ...own };
  const inherited = ENVIRONMENT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(inherited), ...own };
}

export interface OperationReply {
  /** 200 done, 500 it threw, 503 refused at the memory cap. */
  readonly status: number;
  /** Completed since the start. */
  readonly operations: number | null;
  /** What a file says of itself when it is loaded. */
  readonly iterations: number | null;
  /** Of this order. */
  readonly done: number;
  /** Resident bytes after a completed operation. */
  readonly rss: number | null;
  readonly error: string | null;
}

export interface SandboxOptions {
  readonly scenario: Program;
  readonly variant: Variant;
  /** The file whose function is the operation. */
  readonly operation: string;
  /** In bytes. */
  readonly memoryCap: number;
}

/** The file itself is at fault, not the process. */
export class NotLoadable extends Error {
  override readonly name = 'NotLoadable';
}

/** The process in which a scenario runs, its peer, and the session that watches it. */
export class Sandbox {
  readonly child: ChildProcess;
  readonly #children: Children;
  readonly #program: Program;
  readonly #key = randomBytes(16).toString('hex');
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #errors: OutputTail;
  readonly #output: OutputTail;
  readonly #ended = new AbortController();
  #peer: ChildProcess | null = null;
  #session: WebSocketSession | null = null;
  #port = 0;
  #iterations: number | null = null;

  private constructor(children: Children, options: SandboxOptions, peer: Peer | null) {
    this.#children = children;
    this.#peer = peer?.child ?? null;
    const { operation, memoryCap, scenario } = options;
    this.#program = scenario;
    this.child = children.spawn(
      [
        '--inspect=127.0.0.1:0',
        '--inspect-publish-uid=stderr',
        ...WHOLE_STACKS,
        `--max-old-space-size=${Math.floor(memoryCap / 1024 ** 2)}`,
        runnableFile('sandbox/main'),
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: environment(
          {
            LEAKSCOPE_KEY: this.#key,
            LEAKSCOPE_MEMORY_CAP: String(memoryCap),
            LEAKSCOPE_OPERATION: pathToFileURL(operation).href,
            ...(peer === null ? {} : { PEER_URL: `http://127.0.0.1:${peer.port}` }),
          },
          scenario.environment,
        ),
      },
    );
    const { stdout, stderr } = this.child;
    if (stdout === null || stderr === null) throw new Error('The sandbox has no output.');
    this.#output = new OutputTail(stdout);
    this.#errors = new OutputTail(stderr);
    const ended = () => this.#ended.abort(new Error('The sandbox ended.'));
    this.child.once('exit', ended);
    this.child.once('error', ended);
  }

  /** Starts the processes. Nothing is loaded and nobody watches yet. */
  static async start(children: Children, options: SandboxOptions): Promise<Sandbox> {
    const { peer } = options.scenario;
    return new Sandbox(children, options, peer === null ? null : await startPeer(children, peer));
  }

  /** Aborts when the process has ended. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  get lastErrors(): string {
    return this.#errors.text;
  }

  /** Watches the process, then loads its scenario, so that nothing of that is missed. */
  async attach(): Promise<Inspected> {
    const signal = this.ended;
    const [url, port] = await Promise.all([
      this.#errors.next(INSPECTOR, START_TIMEOUT_MS, signal),
      this.#output.next(LISTENING, START_TIMEOUT_MS, signal),
    ]);
    this.#port = Number(port);
    this.#session = await WebSocketSession.connect(url);
    const inspected = await Inspected.attach(this.#session, {
      pid: this.child.pid ?? 0,
      sandbox: true,
      mapFile: this.#program.toSource ?? toSource,
    });
    const { status, error, iterations } = await this.#post('/load');
    if (status !== 200)
      throw new NotLoadable(`${this.#program.id} cannot be loaded: ${error ?? ''}`);
    this.#iterations = iterations;
    return inspected;
  }

  /** Carries out an order. Rejects where the process ends meanwhile. */
  async operate({ times, ms, maxRss }: Order): Promise<OperationReply> {
    const query = new URLSearchParams({ times: String(times) });
    if (ms !== undefined) query.set('ms', String(ms));
    if (maxRss !== undefined) query.set('rss', String(maxRss));
    return await this.#post(`/operation?${query.toString()}`);
  }

  /** Operations of a cycle, where the file that runs says how many. */
  get iterations(): number | null {
    return this.#iterations;
  }

  /** Has the file that runs take down what it set up. Rejects where that fails. */
  async unload(): Promise<void> {
    const { status, error } = await this.#post('/unload');
    if (status !== 200) throw new Error(`Its teardown failed: ${error ?? ''}`);
  }

  /** Where an operation is asked for, for a load generator. */
  get target(): { url: string; headers: Record<string, string> } {
    return {
      url: `http://127.0.0.1:${this.#port}/operation`,
      headers: { 'x-leakscope-key': this.#key },
    };
  }

  /** Ends the processes. Resolves once they are gone. */
  async stop(): Promise<void> {
    this.#session?.close();
    this.#agent.destroy();
    await Promise.all([
      this.#children.kill(this.child),
      this.#peer === null ? undefined : this.#children.kill(this.#peer),
    ]);
  }

  async #post(path: string): Promise<OperationReply> {
    return await new Promise((resolve, reject) => {
      const signal = AbortSignal.any([this.ended, AbortSignal.timeout(OPERATION_TIMEOUT_MS)]);
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          path,
          method: 'POST',
          agent: this.#agent,
          headers: { 'x-leakscope-key': this.#key },
          signal,
        },
        (incoming) => {
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (chunk: string) => (text += chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const body = JSON.parse(text) as Partial<OperationReply>;
            resolve({
              status: incoming.statusCode ?? 500,
              operations: body.operations ?? null,
              done: body.done ?? 0,
              iterations: isCount(body.iterations) ? body.iterations : null,
              rss: body.rss ?? null,
              error: body.error ?? null,
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end();
    });
  }
}

/** A file may export anything. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

interface Peer {
  readonly child: ChildProcess;
  readonly port: number;
}

/** The process that a scenario talks to, apart so that the sandbox's numbers are its own. */
async function startPeer(children: Children, file: string): Promise<Peer> {
  const child = children.spawn([file], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: environment({}),
  });
  if (child.stdout === null) throw new Error('The peer has no output.');
  const ended = new AbortController();
  child.once('exit', () => ended.abort(new Error('The peer ended.')));
  const output = new OutputTail(child.stdout);
  return { child, port: Number(await output.next(LISTENING, START_TIMEOUT_MS, ended.signal)) };
}
